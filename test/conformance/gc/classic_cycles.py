# compare: output
# What collect() answers for the cycles that programs make.
import gc, weakref, sys
from collections import deque, OrderedDict, defaultdict
gc.collect()
print(gc.isenabled(), gc.get_threshold(), gc.get_debug(), gc.garbage, gc.callbacks, gc.get_freeze_count())
class N:
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name)
def cyc(k):
    ns = [N(i) for i in range(k)]
    for i, n in enumerate(ns): n.next = ns[(i + 1) % k]
for k in (1, 2, 3, 5):
    cyc(k); print('collected', gc.collect())
l = []; l.append(l); del l; print(gc.collect())
d = {}; d['me'] = d; del d; print(gc.collect())
a = []; b = [a]; a.append(b); del a, b; print(gc.collect())
class P: pass
p = P(); p.me = p; del p; print(gc.collect())
p = P(); q = P(); p.q = q; q.p = p; del p, q; print(gc.collect())
p = P(); p.l = [p, p]; p.d = {'p': p}; p.t = (p,); del p; print(gc.collect())
class S:
    __slots__ = ('x',)
s = S(); s.x = s; del s; print(gc.collect())
def f():
    def g(): return g
    return g
f(); print(gc.collect())
def make():
    class Local: pass
make(); print(gc.collect())
def make2():
    class Local:
        def m(self): return Local
        @property
        def z(self): return 1
    return Local()
make2(); print(gc.collect())
try: 1 / 0
except ZeroDivisionError as e: kept = e
kept.me = kept; del kept; print(gc.collect())
def exc():
    try: raise ValueError
    except ValueError as e: err = e
exc(); print(gc.collect())
def gen():
    me = yield
    yield me
g = gen(); next(g); g.send(g); del g; print(gc.collect())
def ctx():
    try:
        try: raise KeyError
        except KeyError as e: x = e; raise
    except KeyError as f2: y = f2
ctx(); print(gc.collect())
lam = [lambda: lam]; lam.append(lam); del lam; print(gc.collect())
pp = P(); pp.m = pp.__init__; del pp; print(gc.collect())
pp = P(); pp.w = weakref.ref(pp); del pp; print(gc.collect())
x = P(); x.w = weakref.ref(x, lambda r: print('cb')); x.me = x; del x; print(gc.collect())
x = P(); w = weakref.ref(x, lambda r: print('cb2', r() is None)); x.me = x; del x; print(w() is not None, gc.collect(), w())
z = deque(); z.append(z); del z; print(gc.collect())
z = OrderedDict(); z[1] = z; del z; print(gc.collect())
z = defaultdict(list); z[1] = z; del z; print(gc.collect())
z = {frozenset([1]): 1}; z['s'] = {1}; z['z'] = z; del z; print(gc.collect())
it = iter([]); 
class I: pass
i = I(); i.it = iter([i]); del i; print(gc.collect())
i = I(); i.it = enumerate([i]); del i; print(gc.collect())
i = I(); i.it = map(str, [i]); del i; print(gc.collect())
i = I(); i.it = zip([i], (i,)); del i; print(gc.collect())
i = I(); i.c = (lambda v: lambda: v)(i); del i; print(gc.collect())
i = I(); i.d = i.__dict__; del i; print(gc.collect())
i = I(); i.s = slice(i, i); del i; print(gc.collect())
i = I(); i.p = property(lambda s: i); del i; print(gc.collect())
i = type('Dyn', (), {})(); i.me = i; del i; print(gc.collect())
i = type('Dyn2', (), {}); del i; print(gc.collect())
class Meta(type): pass
i = Meta('Dyn3', (), {'a': 1}); del i; print(gc.collect())
print(gc.collect(0), gc.collect(1), gc.collect(2))
try: gc.collect(3)
except ValueError as e: print(e)
