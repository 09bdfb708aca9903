# from package import * imports the submodules that __all__ names.
from shapes import *

print(square.area(3), unit)
try:
    circle
except NameError as error:
    print(error)
