# compare: output
# Functions of cmath over objects with __complex__, __float__, __index__; keywords of sets with a __new__ of their own.
import cmath, sys
def t(f):
    try: print(repr(f()).replace('__main__.', ''))
    except BaseException as e: print(type(e).__name__, e)
class X:
    def __complex__(self): return 'x'
class Y:
    def __complex__(self): raise KeyError('y')
class Z:
    def __complex__(self): return 1j
class F:
    def __float__(self): return 2.0
class I:
    def __index__(self): return 4
for o in (X(), Y(), Z(), F(), I(), 'a', None, 3, 2.5, True, 1j): t(lambda: cmath.sqrt(o)); t(lambda: cmath.phase(o)); t(lambda: cmath.isclose(o, 1))
class SW(set):
    def __new__(cls, a, n=None): s = super().__new__(cls, a); s.n = n; return s
t(lambda: SW([1], n=3)); t(lambda: SW([1]))
class SZ:
    def __getattribute__(self, n): print('ga', n); return object.__getattribute__(self, n)
    def __sizeof__(self): return 100
t(lambda: sys.getsizeof(SZ()) > 99)
