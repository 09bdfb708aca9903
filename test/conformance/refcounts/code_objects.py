# compare: output
# A code object is held by functions, by the code around it and by frames that run it.
import sys

c = compile("x = 1", "a", "exec")
print(sys.getrefcount(c))
also = c
print(sys.getrefcount(c))


def f():
    def g():
        return sys.getrefcount(g.__code__)

    return g


print(sys.getrefcount(f.__code__), sys.getrefcount(f().__code__))
first = f()
second = f()
print(sys.getrefcount(first.__code__), first.__code__ is second.__code__, first())


class A:
    def m(self):
        return sys.getrefcount(sys._getframe().f_code)


print(sys.getrefcount(A.m.__code__), A().m(), (lambda: sys.getrefcount(sys._getframe().f_code))())


def again(n):
    return again(n - 1) if n else sys.getrefcount(again.__code__)


print(again(0), again(3))
kept = [first.__code__] * 5
print(sys.getrefcount(first.__code__))
