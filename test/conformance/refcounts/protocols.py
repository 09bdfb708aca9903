# compare: output
# Counts seen from inside methods, special methods and calls of every shape.
import sys
rc = sys.getrefcount
class Box:
    def __init__(self, v): self.v = v
    def me(self): return rc(self)
    @property
    def prop(self): return rc(self)
    @staticmethod
    def st(x): return rc(x)
    @classmethod
    def cl(cls, x): return rc(x)
    def __getitem__(self, i): return rc(self), rc(i)
    def __call__(self, x): return rc(x)
    def __add__(self, o): return rc(self), rc(o)
    def __len__(self): return rc(self)
    def __eq__(self, o): return (rc(self), rc(o))
    def __contains__(self, x): print('contains', rc(x)); return True
    def __enter__(self): print('enter', rc(self)); return self
    def __exit__(self, *a): print('exit', rc(self), len(a))
    def __iter__(self): print('iter', rc(self)); return iter([self])
    def __bool__(self): print('bool', rc(self)); return True
    def __repr__(self): return f"<{rc(self)}>"
    def __str__(self): return f"<s{rc(self)}>"
    def __format__(self, spec): return f"<f{rc(self)}>"
    def __hash__(self): return 1
    def __getattr__(self, n): return rc(self), n
o = object()
print(rc(o), rc(object()), rc([]), rc((1,[])), rc({}), rc("a b" + str(1)))
b = Box(o)
print(rc(o), rc(b), b.me(), b.prop, Box.st(b), Box.cl(b), b.st(b), b.cl(o))
print(b[o], b + o, len(b), b == o)
print(o in b)
with b as c: print(rc(b), rc(c))
for x in b: print(rc(x))
if b: pass
print(f"{b!r} {b!s}")
print(b, [b], (b,), {1: b})
print("%s %r" % (b, b))
print(str(b), repr(b))
l = [o] * 3
print(rc(o)); t = (o, o); print(rc(o)); d = {o: o}; print(rc(o)); s = {o}; print(rc(o))
del l; print(rc(o)); t = None; print(rc(o)); d.clear(); print(rc(o)); s.discard(o); print(rc(o))
def f(a, *args, k=None, **kw):
    print(rc(a), [rc(x) for x in args], k is None or rc(k), {n: rc(v) for n, v in kw.items()})
f(o); f(o, o); f(o, k=o); f(o, z=o); f(*[o]); f(*(o, o)); f(**{'a': o}); f(o, *[o], k=o, **{'z': o})
def g():
    x = []
    y = x
    print(rc(x), rc(y))
    def h(): return rc(x)
    print(rc(x), h())
    z = lambda q=x: rc(q)
    print(rc(x), z(), z(x))
    return x
r = g(); print(rc(r), rc(g()))
def gen(p):
    yield rc(p)
    yield rc(p)
it = gen(o); print(rc(o), next(it), rc(o), next(it)); del it; print(rc(o))
print([rc(x) for x in [o]], [rc(o) for _ in range(2)], list(rc(x) for x in [o]), list(map(rc, [o])), {rc(x) for x in (o,)}, {k: rc(v) for k, v in {1: o}.items()})
import functools
p = functools.partial(rc, o); print(rc(o), p()); del p
m = b.me; print(rc(b), m()); del m
z = zip([o], [o]); print(rc(o)); e = enumerate([o]); print(rc(o)); del z, e
try: raise ValueError(o)
except ValueError as ex: print(rc(o), rc(ex), rc(ex.args))
print(rc(o))
a, *rest = [o, o, o]; print(rc(o)); del a, rest; print(rc(o))
x = y = w = o; print(rc(o)); del x; print(rc(o)); y = 1; print(rc(o)); del w
globals()['q'] = o; print(rc(o)); del q
st = [o]; st.append(o); st.extend([o]); st.insert(0, o); print(rc(o)); st.pop(); print(rc(o)); st[0] = 1; print(rc(o)); del st[:]; print(rc(o))
print([rc(v) > 10**6 for v in (1, None, True, 256, (), 'a', b'', -5, ..., int, NotImplemented)])
n = int('1000'); k = float('3.5'); u = 'hel' + str('lo'); v = ' '.join(['some', 'words'])
print(rc(n), rc(k), rc(u), rc(v), rc(n + 1), rc(k * 2), rc(u + '!'))
match o:
    case c: print(rc(o), rc(c))
print(rc(Box), rc(f), rc(Box.me), rc(b.__dict__), rc(f.__globals__) > 5)
class Sub(Box): pass
print(rc(Sub)); sub = Sub(1); print(rc(Sub)); subs = [Sub(i) for i in range(3)]; print(rc(Sub)); del subs; print(rc(Sub))
