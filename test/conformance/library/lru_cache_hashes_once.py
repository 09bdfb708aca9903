# compare: output
from functools import lru_cache, cache
class K:
    def __init__(s, n): s.n = n
    def __hash__(s): print('hash', s.n); return hash(s.n)
    def __eq__(s, o): print('eq', s.n, o.n); return s.n == o.n
@lru_cache(maxsize=2)
def f(k): return k.n
a, b, c = K(1), K(2), K(3)
for k in (a, a, b, c, a, K(1), b): print(f(k), f.cache_info())
@cache
def g(*a, **k): return len(a)
print(g(a), g(a), g(K(1)), g(a, x=b), g(a, x=b))
@lru_cache
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(30), fib.cache_info())
@lru_cache(maxsize=3)
def h(n):
    return n and h(n-1)
print(h(10), h.cache_info(), h(8), h.cache_info())
