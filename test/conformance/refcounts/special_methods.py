# compare: output
"""How many references there are to an object, seen from inside each of its special methods."""
import sys, gc
class A:
    def __call__(self, *a): return sys.getrefcount(self), [sys.getrefcount(x) for x in a]
    def __getattr__(self, n): return sys.getrefcount(self)
    def __format__(self, spec): return str(sys.getrefcount(self))
    def __str__(self): return str(sys.getrefcount(self))
    def __repr__(self): return str(sys.getrefcount(self))
    def __len__(self): return sys.getrefcount(self)
    def __bool__(self):
        print('bool', sys.getrefcount(self)); return True
    def __getitem__(self, i): return sys.getrefcount(self), sys.getrefcount(i)
    def __setitem__(self, i, v): print('set', sys.getrefcount(self), sys.getrefcount(i), sys.getrefcount(v))
    def __delitem__(self, i): print('del', sys.getrefcount(self), sys.getrefcount(i))
    def __contains__(self, x): print('in', sys.getrefcount(self), sys.getrefcount(x)); return True
    def __iter__(self): print('iter', sys.getrefcount(self)); return iter([1])
    def __enter__(self): print('enter', sys.getrefcount(self)); return self
    def __exit__(self, *a): print('exit', sys.getrefcount(self))
    def __hash__(self): return sys.getrefcount(self)
    def __eq__(self, o): print('eq', sys.getrefcount(self), sys.getrefcount(o)); return True
    def __add__(self, o): return sys.getrefcount(self), sys.getrefcount(o)
    def __radd__(self, o): return sys.getrefcount(self), sys.getrefcount(o)
    def __neg__(self): return sys.getrefcount(self)
    def __int__(self): return sys.getrefcount(self)
    def __index__(self): return sys.getrefcount(self)
    def __setattr__(self, n, v): print('setattr', sys.getrefcount(self), sys.getrefcount(v))
    def __delattr__(self, n): print('delattr', sys.getrefcount(self))
    def __iadd__(self, o): print('iadd', sys.getrefcount(self), sys.getrefcount(o)); return self
    def __getattribute__(self, n):
        if n == 'zz': return sys.getrefcount(self)
        return object.__getattribute__(self, n)
    @property
    def p(self): return sys.getrefcount(self)
    def m(self): return sys.getrefcount(self)
    @classmethod
    def c(cls): return 1
class D:
    def __get__(self, o, t): return sys.getrefcount(self), sys.getrefcount(o)
    def __set__(self, o, v): print('dset', sys.getrefcount(self), sys.getrefcount(o), sys.getrefcount(v))
class H:
    d = D()
def f():
    a = A()
    x = object()
    print('call', a(), a(x), a(x, x), a(*[x]))
    print('getattr', a.foo)
    print('format', f'{a}', format(a), '{}'.format(a), f'{a:x}', f'{a!s}', f'{a!r}', '%s' % a)
    print('str', str(a), repr(a))
    print('len', len(a))
    if a: pass
    not a
    bool(a)
    a and 1
    print('getitem', a[x])
    a[x] = x
    del a[x]
    x in a
    for i in a: pass
    with a: pass
    with a as b: pass
    del b
    print('hash', hash(a))
    a == x
    x == a
    print(a + x, x + a, -a)
    print(int(a), a.zz, a.p, a.m())
    a.foo = x
    del a.foo
    a += x
    h = H()
    print(h.d)
    h.d = x
    print([1,2,3,4,5,6,7,8,9,10][:a])
    {a: 1}
    {a}
    [a][0:a]
    a in [x]
    print(sorted([a], key=lambda q: sys.getrefcount(q)) is None)
    print(list(map(lambda q: sys.getrefcount(q), [a])))
    print(max([a, a], key=lambda q: sys.getrefcount(q)) is a)
    print([*a])
f()
a = A(); x = object()
print('call', a(), a(x), a(x, x), a(*[x]))
print('getattr', a.foo)
print('format', f'{a}', format(a), '{}'.format(a), f'{a:x}', f'{a!s}', f'{a!r}', '%s' % a)
print('str', str(a), repr(a))
print('len', len(a))
if a: pass
not a
print('getitem', a[x])
a[x] = x
x in a
for i in a: pass
with a: pass
print('hash', hash(a))
a == x
print(a + x, x + a, -a)
print(int(a), a.zz, a.p, a.m())
a.foo = x
a += x
