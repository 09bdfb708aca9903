# compare: output
# Classes and what belongs to them as garbage: their descriptors, wrappers of their methods.
import gc
import sys

gc.collect()
made = type("Made", (), {"__slots__": ("a", "b"), "c": 1})
del made
print("unreachable")
print(gc.collect())


class Owner:
    pass


owner = Owner()
owner.wrapper = owner.__str__
owner.bound = owner.__init__
owner.descriptor = Owner.__dict__["__dict__"]
owner.proxy = Owner.__dict__
del owner
print("unreachable")
del Owner
print("unreachable")
print(gc.collect())
seen = []
counted = []


def trace(frame, event, arg):
    seen.append((event, sys.getrefcount(counted)))
    return trace


def traced(value):
    other = [value, dict(key=value)]
    return str(len(other))


sys.settrace(trace)
traced(counted)
sys.settrace(None)
print(seen)
