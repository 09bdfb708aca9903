# compare: output
# breakpoint() calls sys.breakpointhook, which calls what PYTHONBREAKPOINT names.
import os
import sys


def stub(*args, **kwargs):
    print("hook", args, kwargs)
    return "result"


sys.breakpointhook = stub
print(breakpoint(1, key=2))
sys.breakpointhook = sys.__breakpointhook__
os.environ["PYTHONBREAKPOINT"] = "0"
print(breakpoint())
os.environ["PYTHONBREAKPOINT"] = "print"
breakpoint("as", "print")
os.environ["PYTHONBREAKPOINT"] = "os.path.join"
print(breakpoint("a", "b"))
os.environ["PYTHONBREAKPOINT"] = "no.such.thing"
print(breakpoint())
del sys.breakpointhook
try:
    breakpoint()
except RuntimeError as error:
    print(error)
print(hasattr(sys, "ps1"))
