# compare: output
from math imprt sqrt
