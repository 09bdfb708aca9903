# compare: output
import sys


def count(n):
    return 0 if n == 0 else 1 + count(n - 1)


print(count(900), sys.getrecursionlimit())


def forever(n):
    return forever(n + 1)


try:
    forever(0)
except RecursionError as error:
    print(type(error).__name__, error)


def ping(n):
    try:
        return pong(n + 1)
    finally:
        pass


def pong(n):
    return ping(n + 1)


try:
    ping(0)
except RecursionError as error:
    print(error)

sys.setrecursionlimit(60)
try:
    print(count(100))
except RecursionError as error:
    print(error)


class Bottomless:
    def __repr__(self):
        return repr(self)


try:
    repr(Bottomless())
except RecursionError as error:
    print(str(error)[:32])

nest = []
for _ in range(30):
    nest = [nest]
print(nest)
forever(1)
