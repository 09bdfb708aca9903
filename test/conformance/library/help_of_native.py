# compare: output
import collections, functools, inspect, itertools, math, re, time
help(math.dist)
help(math.hypot)
help(str.split)
help([].append)
help(collections.deque.rotate)
help(functools.reduce)
help(dict.fromkeys)
print(time.monotonic.__doc__)
print(math.__doc__)
print(re.Pattern.match.__doc__)
print(int.real.__doc__, complex.imag.__doc__)
for one in (len, print, sorted, math.dist, str.split, str.count, dict.pop, int.__new__, functools.partial, collections.deque):
    try:
        print(one.__name__, inspect.signature(one))
    except ValueError as error:
        print(error)
