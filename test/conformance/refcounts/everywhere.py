# compare: output
"""Counts in modules, classes, loops, closures, generators, handlers, containers and frames."""
import sys, gc, collections, types, enum, dataclasses, typing
R = sys.getrefcount
# module level
x = object(); print(R(x)); y = x; print(R(x)); l = [x, x]; print(R(x)); del y; print(R(x)); l.pop(); print(R(x)); del l; print(R(x))
def f(a): return R(a)
print(f(x), f(a=x), (lambda a: R(a))(x), [R(x) for _ in range(1)], [f(i) for i in [x]])
class A:
    z = x
    print('body', R(x), R(z))
    def m(self): return R(self), R(A), R(self.__class__)
    def n(self, other): return R(self), R(other)
print(R(x), R(A), R(A.z), R(A.m), R(A().m))
a = A(); print(R(a), R(A), a.m(), a.n(a), a.n(x), A.n(a, x))
b = a.n; print(b(x), b(a), R(b), R(a), R(b.__self__), R(b.__func__))
class B(A): pass
print(R(A), R(B), R(B.__mro__), R(B.__bases__), R(A.__subclasses__()), R(B.__dict__))
for i in range(3): print('loop', R(x), f(x))
for o in [x]: print(R(o), R(x))
try: raise ValueError(x)
except ValueError as e: print(R(e), R(e.args), R(x), R(e.__traceback__), R(sys.exc_info()))
print(R(x))
g = (R(x) for _ in [1]); print(next(g), R(g)); del g
d = {'x': x}; print(R(x), R(d), f(d), [R(v) for v in d.values()], {k: R(v) for k, v in d.items()})
D = collections.namedtuple('D', 'a b'); t = D(x, x); print(R(x), R(t), R(t.a), R(D)); del t
@dataclasses.dataclass
class DC:
    v: object
    def g(self): return R(self), R(self.v)
dc = DC(x); print(R(dc), dc.g(), R(x), R(DC(x))); del dc
dq = collections.deque([x, x]); print(R(x), R(dq[0]), R(dq.pop()), R(dq)); del dq
c = collections.Counter([x]); print(R(x)); del c
dd = collections.defaultdict(list); dd['k'].append(x); print(R(x), R(dd['k']), R(dd['new'])); del dd
od = collections.OrderedDict(a=x); print(R(x), R(od['a'])); del od
class E(enum.Enum): P = 1
print(R(E.P) >= 3, R(E.P) - R(E.P))
s = types.SimpleNamespace(v=x); print(R(x), R(s.v), R(s)); del s
def outer():
    v = object()
    def i1(): return v
    def i2(): return R(v)
    return i1, i2, R(v), R(i1)
o = outer(); print(o[2:], o[1](), R(o[0]()), R(o[0].__closure__), R(o[0].__closure__[0]), R(o[0].__closure__[0].cell_contents))
def gen(v):
    w = v
    yield R(v)
    yield R(w)
    return v
g = gen(x); print(R(x), next(g), R(x), next(g), R(g.gi_frame)); 
try: next(g)
except StopIteration as e: print(R(e.value), R(e))
print(R(x)); del g; print(R(x))
def dele():
    q = object(); r = R(q); s = q; t = R(q); del q; return r, t, R(s)
print(dele())
def loop():
    out = []
    q = object()
    for i in range(3): out.append(R(q))
    while len(out) < 5: out.append(R(q)); p = q
    return out
print(loop())
def tern(q, c): return R(q if c else None), R(q or 1), R(q and q), R((q)), R([q][0]), R((q,)[0]), R({1: q}[1]), R(*[q]), R(*(q,)), R(**{}) if 0 else 0
print(tern(x, 1), tern(object(), 1))
def glob():
    global x2
    x2 = object()
    return R(x2), f(x2)
print(glob(), R(x2))
def star(*args, **kw): return R(args), R(kw), [R(i) for i in args], [R(i) for i in kw.values()], f(*args), f(args[0])
print(star(x), star(object()), star(*[x]))
def exc():
    v = object()
    try: raise RuntimeError(v)
    except RuntimeError as e:
        r = R(v), R(e), R(e.__traceback__.tb_frame)
    return r, R(v)
print(exc())
def fin():
    v = object()
    try: return R(v)
    finally: print('fin', R(v))
print(fin())
def fr():
    v = object(); k = sys._getframe(); return R(v), R(k), R(k.f_locals['v']), R(k.f_locals), R(k.f_back)
print(fr())
print(R(locals()) > 2, R(vars()) > 2, R(sys._getframe()), R(sys._getframe().f_globals) > 2)
def loc(): v = object(); d = locals(); return R(v), R(d), R(d['v'])
print(loc())
