# compare: output
import gc, sys

gc.collect()
class A: pass
def mk():
    a=A(); a.me=a
for o in [(),(1,2),([],),{}, {1:2},{'a':1},{'a':[]}, [], A(), A, 1, 'x', set(), frozenset(), mk, len, range(3), iter([]), slice(1), (x for x in []), lambda:0, type(A), gc, mk.__code__, object(), Exception(), super(A, A()), memoryview(b''), bytearray(), A.__dict__, mk.__call__, property(), staticmethod(len), A().__init__, [].append, list.append, enumerate([]), zip(), map(len,[]), reversed([]), {}.keys(), int, complex(1), 1.5, b'', None, sys._getframe()]:
    print(type(o).__name__, gc.is_tracked(o))
t=(1,'a',2.5); print(gc.is_tracked(t)); gc.collect(); print(gc.is_tracked(t))
def f(*a): return a
t=f(1,2,[]); u=f(1,2)
print(gc.is_tracked(t), gc.is_tracked(u)); gc.collect(); print(gc.is_tracked(t), gc.is_tracked(u))
u2=f(u,3)
print(gc.is_tracked(u2)); gc.collect(); print(gc.is_tracked(u2))
print(tuple([1,2]).__class__, gc.is_tracked(tuple([1,2])))
