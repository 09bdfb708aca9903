# compare: output
# What modules written in C say of arguments that make no sense.
import functools
import marshal
import re
import struct
import sys
import time


def attempt(function, *args):
    try:
        print(function(*args))
    except (TypeError, ValueError) as problem:
        print(type(problem).__name__, problem)


def change(pattern):
    pattern.groupindex["other"] = 1


attempt(change, re.compile("(?P<name>a)(b)"))
attempt(type(sys.flags))
attempt(type(sys.version_info), ())
attempt(type(sys.float_info), (1,))
attempt(time.get_clock_info, 1)
for weekday in [-8, -2, -1, 6, 7, 999]:
    attempt(time.strftime, "%w", (2018, 8, 2, 10, 20, 30, weekday, 1, 0))
for yearday in [-1, 0, 366, 367]:
    attempt(time.strftime, "%j", (2018, 8, 2, 10, 20, 30, 0, yearday, 0))
left = struct.iter_unpack(">h", b"123456")
print(left.__length_hint__(), next(left), left.__length_hint__(), list(left), left.__length_hint__())
print(marshal.dumps(StopIteration), marshal.loads(marshal.dumps([StopIteration])))
for each in [repr, list.append, list.__add__, attempt, functools.lru_cache(attempt), property]:
    print(type(each).__name__, type(each).__flags__ & 1 << 17)


class Text(str):
    pass


print([type(name).__name__ for name in type("Named", (), {Text("x"): 42}).__dict__][0])


class Stuck:
    def __iter__(self):
        return self


attempt(", ".join, Stuck())
attempt(b", ".join, Stuck())
