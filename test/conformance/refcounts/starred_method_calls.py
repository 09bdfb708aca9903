# compare: output
# A method called with * or ** goes through C: it and what it is called with wait on the caller's stack.
import sys

o = object()
t = (o,)


def f(*args):
    return sys.getrefcount(args[0])


def g(**kw):
    return sys.getrefcount(kw["x"])


class C:
    def m(self, *args):
        return sys.getrefcount(args[0]), sys.getrefcount(self)

    def k(self, x):
        return sys.getrefcount(x), sys.getrefcount(self)

    def kw(self, **kw):
        return sys.getrefcount(kw["x"]), sys.getrefcount(self)

    def gen(self, x):
        yield sys.getrefcount(x), sys.getrefcount(self)

    def fail(self, x):
        raise ValueError(sys.getrefcount(x))

    @classmethod
    def cm(cls, *a):
        return sys.getrefcount(a[0])


c = C()
m = c.m
print(f(o), f(*t), f(*[o]), f(*t, o), g(x=o), g(**{"x": o}))
print(c.m(o), c.m(*t), c.m(*[o]), c.m(o, *t), m(*t), m(*[o]))
print(c.k(o), c.k(*t), c.k(x=o), c.k(**{"x": o}), c.k(*[], **{"x": o}))
print(c.kw(x=o), c.kw(**{"x": o}), C.kw(c, **{"x": o}), C.m(c, *t))
print(C.cm(o), C.cm(*t), c.cm(*[o]))
print(next(c.gen(*t)), list(c.gen(**{"x": o})))
try:
    c.fail(*t)
except ValueError as e:
    print(e)
print(sys.getrefcount(o), sys.getrefcount(c), sys.getrefcount(t))
