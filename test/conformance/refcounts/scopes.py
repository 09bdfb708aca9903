# compare: output
# Counts in closures, recursion, loops, generators, handlers and namespaces.
import sys
rc = sys.getrefcount
def outer():
    v = object()
    def inner():
        nonlocal v
        print('i', rc(v))
        v = object()
        print('i2', rc(v))
    print(rc(v)); inner(); print(rc(v))
    return inner
fn = outer(); fn(); print(rc(fn), rc(fn.__closure__), rc(fn.__closure__[0]), rc(fn.__closure__[0].cell_contents))
def rec(n, x):
    if n == 0: return [rc(x)]
    return rec(n - 1, x) + [rc(x)]
print(rec(4, object()))
o = object(); print(rec(3, o))
class N:
    __slots__ = ('a', 'b')
n = N(); n.a = o; print(rc(o)); n.b = n.a; print(rc(o)); del n.a; print(rc(o)); n.b = None; print(rc(o))
class P: pass
p = P(); p.x = o; p.y = p; print(rc(o), rc(p)); d = p.__dict__; print(rc(o), rc(d), rc(p)); del p.y; print(rc(p))
del p; print(rc(o), d == {'x': o}); del d; print(rc(o))
for i in range(3):
    t = [i + 1000]
    print(rc(t), rc(t[0]))
lst = [[1], [2]]
for sub in lst: print(rc(sub))
print(rc(sub), rc(lst[0]), rc(lst[1]))
while True:
    w = [0]; print(rc(w)); break
def default(a=[]): return rc(a)
print(default(), default(), rc(default.__defaults__), rc(default.__defaults__[0]))
def ann(x: list = None) -> int: return 1
x = yield_ = [0]
def gen():
    z = [1]
    y = yield z
    print('got', rc(y), rc(z))
    yield rc(z)
g = gen(); q = next(g); print(rc(q)); print(g.send(o)); g.close(); print(rc(q), rc(g))
async def co(x): return rc(x)
c = co(o); print(rc(o))
try: c.send(None)
except StopIteration as e: print(e.value)
del c; print(rc(o))
try:
    try: raise KeyError('k')
    except KeyError as e1:
        kept = e1
        raise TypeError('t')
except TypeError as e2:
    print(rc(e2), rc(e2.__context__), rc(kept))
print(rc(kept)); kept = None
def swap(a, b):
    a, b = b, a
    return rc(a), rc(b)
A, B = [1], [2]
print(swap(A, B)); A, B = B, A; print(rc(A), rc(B))
s = "ab c" * int('50'); t = s; print(rc(s), rc(s[:]), rc(s[1:]))
data = {'k': A, 'l': [A, A]}
print(rc(A), rc(data['k']), rc(data.get('k')), rc(data['l'][0]))
for k, v in data.items(): print(k, rc(v))
for v in data.values(): print(rc(v))
print(sorted([A, B], key=rc) is not None, max([A], key=lambda v: print('key', rc(v)) or 0) is A)
print(rc(sorted([B])[0]), any(rc(v) for v in [A]), sum(rc(v) for v in [A, A]))
(lambda v: print('lam', rc(v)))(A)
print(*[rc(A)], rc(*[A]), rc(*(A,)))
st = {1, 2, (3, 4)}; fs = frozenset([1]); print(rc(st), rc(fs), rc(frozenset()))
import types
m = types.ModuleType('m'); m.o = o; print(rc(o), rc(m)); del m; print(rc(o))
class Meta(type): pass
class M(metaclass=Meta): pass
print(rc(Meta), rc(M)); M2 = M; print(rc(M)); inst = M(); print(rc(M))
class Desc:
    def __get__(self, i, t): return (rc(self), rc(i), rc(t) > 3)
    def __set__(self, i, v): print('set', rc(self), rc(i), rc(v))
class H: d = Desc()
h = H(); print(h.d); h.d = o
print(H.__dict__['d'] is not None, rc(vars(H)['d']))
del o
if (y := [5]): print(rc(y))
assert rc(y) == 2 or print(rc(y))
print(rc(y) if True else 0, (rc(y), rc(y)), [rc(y), y, rc(y)][2], {0: rc(y), 1: y}[0])
b = bytearray(5); mv = memoryview(b); print(rc(b), rc(mv), rc(mv.obj)); mv.release(); print(rc(b))
it = iter(A); print(rc(A), rc(it)); next(it); print(list(it), rc(A))
e = None
def thrower(z): raise RuntimeError
try: thrower(A)
except RuntimeError as e:
    print(rc(A), rc(e.__traceback__), rc(e.__traceback__.tb_next.tb_frame), rc(e.__traceback__.tb_frame) )
print(rc(A))
