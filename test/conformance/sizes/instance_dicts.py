# build: 64-bit
# compare: output
"""How large the `__dict__` of an instance is while it shares its keys with others, and when it stops to."""
import sys
S = sys.getsizeof
class B:
    def __init__(self): self.a = 1; self.b = 2
class B:
    def __init__(self): self.a = 1; self.b = 2; self.c = 3; self.d = 4; self.e = 5
b = B(); d = b.__dict__
print('split', S(d)); del d['e']; print(S(d)); d['e'] = 1; print(S(d)); d['new'] = 1; print(S(d)); d[1] = 1; print(S(d))
b = B(); d = b.__dict__; d.pop('a'); print('pop', S(d), d); d['a'] = 1; print(S(d), d)
b = B(); d = b.__dict__; d.popitem(); print('popitem', S(d), d)
b = B(); d = b.__dict__; d.clear(); print('clear', S(d), d); d['q'] = 1; print(S(d), S(b.__dict__), S(b))
b = B(); d = b.__dict__; d.setdefault('zz', 1); print('setdefault', S(d))
b = B(); d = b.__dict__; d.update(zz=1); print('update', S(d)); d.update(q1=1, q2=3); print(S(d))
b = B(); d = b.__dict__; d |= {'r': 1}; print('ior', S(d))
b = B(); del b.a; print('del', S(b.__dict__), b.__dict__); b.a = 1; print(S(b.__dict__), b.__dict__)
b = B(); d = b.__dict__; c = d.copy(); print('copy', S(c), S(d)); c['x'] = 1; print(S(c)); c = d.copy(); c[1] = 1; print(S(c)); c = d.copy(); del c['a']; print(S(c))
b = B(); d = b.__dict__; del b; print('alone', S(d)); d['y'] = 1; print(S(d))
b = B(); d = b.__dict__; b.__dict__ = {'n': 1}; print('replaced', S(d), S(b.__dict__)); b.m = 1; print(S(b.__dict__))
class C: pass
for k in range(3):
    c = C(); out = []
    for i in range(35): setattr(c, f'v{i}', i); out.append(S(c.__dict__))
    print(out)
class D: pass
for k in range(3):
    c = D(); out = []
    for i in range(35): c.__dict__[f'v{i}'] = i; out.append(S(c.__dict__))
    print(out)
class E: pass
print('none', S(E().__dict__), S(E().__dict__), S(E()))
e = E(); e.__dict__['a b'] = 1; print(S(e.__dict__)); e = E(); e.__dict__[1] = 1; print(S(e.__dict__)); e.x = 1; print(S(e.__dict__))
class F:
    def __init__(self, n):
        for i in range(n): setattr(self, f'w{i}', 1)
fs = [F(i) for i in range(12)]; print([S(f.__dict__) for f in fs]); print([S(F(i).__dict__) for i in range(12)])
class G: pass
gs = []
for i in range(40): g = G(); setattr(g, f'u{i}', 1); gs.append(g)
print([S(g.__dict__) for g in gs])
class P: x = 1
class Q(P):
    def __init__(self): self.y = 1
q = Q(); print(S(q.__dict__), S(q)); q.__class__ = P; print(S(q.__dict__))
class I(int): pass
class L(list): pass
class X(Exception): pass
x = X(); print(S(x.__dict__)); x.a = 1; print(S(x.__dict__)); 
class Sl: __slots__ = ('a', '__dict__')
class W: __slots__ = ('__dict__',)
w = W(); print(S(w.__dict__)); w.a = 1; print(S(w.__dict__))
class Y:
    def __init__(self): self.a = 1
ys = [Y() for _ in range(3)]
print(sum(map(S, ys)), S(vars(ys[0])))
import types, enum
f = lambda: 0; f.a = 1; print(S(f.__dict__)); f.b = 2; print(S(f.__dict__))
