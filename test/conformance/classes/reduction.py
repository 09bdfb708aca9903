# compare: output
# Copying and pickling of all kinds of objects: what __reduce_ex__ gives, slots, states, arguments of __new__.
import copy, pickle
def t(f):
    try: print(repr(f()).replace('__main__.', ''))
    except BaseException as e: print(type(e).__name__, e)
class S: __slots__ = ('x',)
class SD: __slots__ = ('x', '__dict__')
class L(list): __slots__ = ('x',)
class B(bytearray): __slots__ = ('x', '__dict__')
class St(set): __slots__ = ('x', 'y')
class F(frozenset): __slots__ = ('__dict__', 'x')
class Di(dict): __slots__ = ('x',)
class T(tuple): __slots__ = ()
class I(int): pass
class Str(str): __slots__ = ()
class P: __slots__ = ('__priv', 'pub')
class Base: __slots__ = ('a',)
class Derived(Base): __slots__ = ('b',)
class Plain: pass
class GS:
    def __init__(self): self.v = 1
    def __getstate__(self): return {'v': self.v + 1}
class GSet:
    __slots__ = ('v',)
    def __setstate__(self, s): print('setstate', s)
class NA:
    def __new__(cls, a, b=2): o = super().__new__(cls); o.ab = (a, b); return o
    def __getnewargs__(self): return self.ab
class NAE:
    def __new__(cls, a, *, k): o = super().__new__(cls); o.k = (a, k); return o
    def __getnewargs_ex__(self): return (self.k[0],), {'k': self.k[1]}
class BadNA:
    def __getnewargs__(self): return [1]
class BadNAE:
    def __getnewargs_ex__(self): return (1, 2)
class BadNAE2:
    def __getnewargs_ex__(self): return 5
class Red:
    def __reduce__(self): return (Red, (), {'z': 1})
class RedStr:
    def __reduce__(self): return 'glob'
glob = RedStr()
class BadRed:
    def __reduce__(self): return 5
class Red2:
    def __reduce__(self): return (list, (), None, iter([1, 2]), None)
class RedEx:
    def __reduce_ex__(self, p): return (int, (p,))
def mk(c, *a, **k):
    o = c(*a)
    for n, v in k.items(): setattr(o, n, v)
    return o
for o in objs:
    for p in (0, 1, 2, 4):
        print(type(o).__name__, p, end=' ')
        def r():
            x = o.__reduce_ex__(p)
            if isinstance(x, str): return x
            return [y.__name__ if callable(y) and hasattr(y, '__name__') else y for y in x]
        t(lambda: str(r())[:150].split(' at 0x')[0])
    print('copy', end=' '); t(lambda: (lambda c: (type(c).__name__, c == o or c is o, getattr(c, 'x', None), getattr(c, '__dict__', None) if not isinstance(c, type) and not callable(c) else 0))(copy.copy(o)))
    print('deep', end=' '); t(lambda: (lambda c: (type(c).__name__, c == o or c is o, getattr(c, 'x', None)))(copy.deepcopy(o)))
    print('pickle', end=' '); t(lambda: (lambda c: (type(c).__name__, c == o, getattr(c, 'x', None)))(pickle.loads(pickle.dumps(o))))
t(lambda: BadNA().__reduce_ex__(2)); t(lambda: BadNAE().__reduce_ex__(2)); t(lambda: BadNAE2().__reduce_ex__(2)); t(lambda: pickle.dumps(BadRed())); t(lambda: copy.copy(BadRed())); t(lambda: mk(NAE).x if 0 else NAE(1, k=2).__reduce_ex__(2)[1]); t(lambda: NAE(1, k=2).__reduce_ex__(4)[2] if 0 else copy.copy(NAE(1, k=2)).k)
t(lambda: object().__getstate__()); t(lambda: mk(S, x=1).__getstate__()); t(lambda: S().__getstate__()); t(lambda: mk(SD, x=1, q=2).__getstate__()); t(lambda: mk(L, [1], x=2).__getstate__()); t(lambda: Plain().__getstate__()); t(lambda: (5).__getstate__()); t(lambda: mk(Derived, b=2).__getstate__())
p = P(); p._P__priv = 1; t(lambda: p.__getstate__()); t(lambda: copy.copy(mk(GSet, v=1)))
def local():
    class Loc: pass
    return pickle.dumps(Loc())
t(local)
a = []; a.append(a); b = copy.deepcopy(a); print(b[0] is b); c = pickle.loads(pickle.dumps(a)); print(c[0] is c)
t(lambda: type(None)()); t(lambda: type(...)()); t(lambda: type(NotImplemented)()); t(lambda: type(None)(1)); t(lambda: type(...)(a=1)); t(lambda: type(NotImplemented)(1)); t(lambda: type(None).__new__(type(None))); t(lambda: type('X', (type(None),), {})); t(lambda: bool(type(None)()))
