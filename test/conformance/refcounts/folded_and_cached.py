# compare: output
# Constants that folding made are held by their code alone; what a cache of calls holds while it calls.
import functools
from sys import getrefcount as rc


def lone():
    """one line"""
    return rc(10**20), rc(3 * 4000), rc("ab c"[0:3]), rc(-1.5), rc(1.5 * 3)


print(lone())


class Thing:
    pass


def count(a):
    return rc(a)


def count_first(*a):
    return rc(a[0])


for cached in (functools.cache, functools.lru_cache(maxsize=2), functools.lru_cache(typed=True), functools.lru_cache(0)):
    print(cached(count)(Thing()), cached(count)(a=Thing()), cached(count_first)(Thing(), Thing()))
thing = Thing()
cached = functools.cache(count)
print(cached(thing), cached(thing), rc(thing))
cached.cache_clear()
print(rc(thing))


def gen():
    yield 1


print(rc(gen.__code__))
g = gen()
print(rc(gen.__code__), rc(g.gi_code))
next(g)
print(rc(gen.__code__))
g.close()
print(rc(gen.__code__))
