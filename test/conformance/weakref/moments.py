# compare: output
"""When weak references die and who is told, in order; what cannot be referred to weakly."""
import weakref, gc, sys
class A:
    def __init__(self, n): self.n = n
    def __repr__(self): return f'A{self.n}'
    def __del__(self): print('del', self.n)
def cb(tag): return lambda r: print('cb', tag, r() if type(r) is weakref.ref else 'proxy')
a = A(1); r1 = weakref.ref(a, cb(1)); r2 = weakref.ref(a, cb(2)); r3 = weakref.ref(a); p = weakref.proxy(a, cb('p'))
print(r3 is weakref.ref(a), r1 is r2, weakref.getweakrefcount(a), weakref.getweakrefs(a) == [r3, p, r2, r1], r1 == r2, hash(r3) == hash(a))
del a; print(r1(), r3(), r1 == r2, r1 == r1)
try: p.n
except ReferenceError as e: print(e)
try: hash(r1)
except TypeError as e: print(e)
d = weakref.WeakValueDictionary(); a, b = A(2), A(3); d['a'] = a; d['b'] = b; print(dict(d), len(d)); del a; print(dict(d), 'a' in d, d.get('a'), list(d.valuerefs()) and 1)
k = weakref.WeakKeyDictionary(); a = A(4); k[a] = 1; k[b] = 2; print(len(k)); del a; print(len(k), list(k.values()))
s = weakref.WeakSet([b]); a = A(5); s.add(a); print(len(s)); del a; print(len(s)); 
f = weakref.finalize(b, print, 'finalized', 1, x=2) if 0 else weakref.finalize(b, print, 'finalized', 1); print(f.alive, f.peek()[2]); d.clear(); k.clear(); del b; print(f.alive, f.peek(), f())
a = A(6); f1 = weakref.finalize(a, print, 'f1'); f2 = weakref.finalize(a, print, 'f2'); f1(); f2.detach(); del a; print(f1.alive, f2.alive)
for bad in (1, 'a', [], {}, (), None, 1.5, object(), b'', range(3), slice(1), print, len, sys, A, lambda: 0, set(), frozenset(), Exception(), (x for x in ()), type, int, A.__repr__, [].append, iter([]), memoryview(b''), bytearray(), 1j, ..., property(), super(A, A(7)), A.__dict__, gc.collect, sys._getframe(), cb.__code__):
    try: weakref.ref(bad); print(type(bad).__name__, 'ok', end=' ')
    except TypeError as e: print(e, end=' ')
print()
class C:
    def m(self): return 'm'
c = C(); w = weakref.WeakMethod(c.m); print(w()() , w() == c.m); x = weakref.ref(c.m); print(x()); del c; print(w())
gc.collect(); a, b = A('x'), A('y'); a.o, b.o = b, a; ra = weakref.ref(a, cb('ra')); rb = weakref.ref(b, cb('rb')); del a, b; print('collect'); print(gc.collect(), ra(), rb())
class Res:
    def __del__(self): global saved; saved = self; print('resurrect')
r = Res(); wr = weakref.ref(r, cb('res')); del r; print(wr() is saved, wr() is None); del saved; print('end')
def chain():
    a = A('c1'); a.next = A('c2'); a.next.next = A('c3'); return weakref.ref(a.next.next, cb('c3'))
q = chain(); print(q())
l = [A(i) for i in range(3)]; rs = [weakref.ref(o, cb(i)) for i, o in enumerate(l)]; del l[1]; print('--'); l.clear(); print('--')
t = A('t'); weakref.finalize(t, print, 'atexit t'); u = A('u'); weakref.finalize(u, print, 'atexit u'); z = A('z'); z.z = z
