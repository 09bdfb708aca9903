# compare: output
# Weak references, proxies, weak collections, finalizers and callbacks.
import weakref, gc
class A:
    def __init__(self, n=0): self.n = n
    def m(self): return self.n
    def __repr__(self): return f'A{self.n}'
a = A(1); r = weakref.ref(a); print(r() is a, weakref.getweakrefcount(a), weakref.ref(a) is r, r == weakref.ref(a), hash(r) == hash(a))
r2 = weakref.ref(a, lambda x: print('dead', x is r2)); print(r2 is r, weakref.getweakrefcount(a), r == r2, len(weakref.getweakrefs(a)))
p = weakref.proxy(a); print(p.n, p.m(), type(p).__name__, repr(p)[:8] == '<weakpro', p == a, weakref.proxy(a) is p, isinstance(p, A), bool(p))
p.n = 5; print(a.n, str(p))
del a; print(r(), r2(), r == r2, r == r)
try: p.n
except ReferenceError as e: print(e)
try: hash(weakref.ref(A()))
except TypeError as e: print(e)
for v in ([], {}, 1, 'a', (), None, 1.5, object(), b''):
    try: weakref.ref(v); print('ok', type(v))
    except TypeError as e: print(e)
for v in (set(), frozenset(), len, lambda: 0, A, A(1), A(1).m, (x for x in []), Exception(), type, weakref, range): 
    try: weakref.ref(v); print('ok', type(v).__name__)
    except TypeError as e: print(e)
class S: __slots__ = ('a',)
class S2: __slots__ = ('a', '__weakref__')
try: weakref.ref(S())
except TypeError as e: print(e)
s2 = S2(); print(weakref.ref(s2)() is s2)
class L(list): pass
class D(dict): pass
class I(int): pass
class T(tuple): pass
for c in (L, D, T, I):
    v = c()
    try: print(weakref.ref(v)() is v)
    except TypeError as e: print(e)
d = weakref.WeakValueDictionary(); x, y = A('x'), A('y'); d['x'] = x; d['y'] = y
print(len(d), sorted(d), d['x'], list(d.items()), 'x' in d, d.get('q')); del x; print(len(d), sorted(d.keys()), list(d.values()))
try: d['x']
except KeyError as e: print('KeyError', e)
print(d.pop('y'), len(d)); d.setdefault('z', y); print(d['z'] is y, d.valuerefs()[0]() is y)
k = weakref.WeakKeyDictionary(); a, b = A('a'), A('b'); k[a] = 1; k[b] = [b.n]; print(len(k), k[a], a in k, sorted(k.values(), key=str)); del a; print(len(k), list(k.items()))
ws = weakref.WeakSet(); a = A('s'); ws.add(a); ws.add(A('gone')); print(len(ws), a in ws, list(ws)); del a; print(len(ws))
o = A('o'); f = weakref.finalize(o, print, 'finalized', 1, k=2) if 0 else weakref.finalize(o, print, 'finalized', 1); print(f.alive, f.peek()[1:3] == (print, ('finalized', 1)), f.atexit); del o; print(f.alive, f())
o = A('o2'); f = weakref.finalize(o, lambda: 'result'); print(f(), f(), f.alive, f.detach())
o = A('o3'); f = weakref.finalize(o, print, 'never'); print(f.detach() is not None, f.alive); del o
o = A('m'); wm = weakref.WeakMethod(o.m); print(wm()(), wm() == o.m); del o; print(wm())
try: weakref.ref(A().m)() ; print(weakref.ref(A().m)())
except TypeError as e: print(e)
c1, c2 = A(1), A(2); c1.o = c2; c2.o = c1; w1 = weakref.ref(c1, lambda r: print('c1 died')); del c1, c2; print(w1() is not None); gc.collect(); print(w1())
calls = []; z = A('z'); refs = [weakref.ref(z, lambda r, i=i: calls.append(i)) for i in range(4)]; del z; print(calls)
z = A('z'); refs = [weakref.ref(z, lambda r, i=i: calls.append(i)) for i in range(4)]; del refs[1:3]; calls.clear(); del z; print(calls)
class Sub(weakref.ref):
    def __new__(cls, o, cb=None, tag=None): return super().__new__(cls, o, cb)
    def __init__(self, o, cb=None, tag=None): super().__init__(o, cb); self.tag = tag
z = A('sub'); sr = Sub(z, tag='t'); print(sr() is z, sr.tag, sr is weakref.ref(z), type(sr).__name__, weakref.getweakrefcount(z)); del z; print(sr())
print(weakref.ref(A), type(weakref.ref(A)).__name__) if 0 else print(type(weakref.ref(A)).__name__, weakref.ReferenceType is weakref.ref)
lp = weakref.proxy(L([1, 2, 3])) if 0 else None
big = L([3, 1, 2]); lp = weakref.proxy(big); print(len(lp), lp[0], sorted(lp), lp + [4], 3 in lp, lp == [3, 1, 2]); lp.append(9); print(big); del big
try: len(lp)
except ReferenceError as e: print(e)
def fn(): return 'called'
fp = weakref.proxy(fn); print(type(fp).__name__, fp()); rf = weakref.ref(fn); del fn, fp; print(rf())
e1 = A('e1')
atex = weakref.finalize(e1, print, 'at exit first'); atex2 = weakref.finalize(e1, print, 'at exit second'); no = weakref.finalize(e1, print, 'not at exit'); no.atexit = False
keep = e1
print(repr(weakref.ref(e1)).startswith('<weakref at 0x'), "to 'A' at 0x" in repr(weakref.ref(e1)), 'dead' in repr(r))
