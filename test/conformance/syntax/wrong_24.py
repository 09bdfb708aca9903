# compare: output
import a.b as
