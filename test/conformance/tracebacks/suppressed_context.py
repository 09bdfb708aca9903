# compare: output
import sys
def f():
    raise KeyError(1) from None
try:
    1/0
except ZeroDivisionError:
    f()
