# compare: output
import sys
rc=sys.getrefcount
a=[]; print(rc(a))
b=a; print(rc(a), rc(b))
l=[a,a]; print(rc(a))
del b; print(rc(a))
def f(x): return rc(x)
print(f(a), f([]), f(object()))
def g():
    y=[]
    n=rc(y)
    z=y
    m=rc(y)
    t=(y,z)
    return n,m,rc(y),rc(t)
print(g())
class A:
    def m(self): return rc(self)
x=A(); print(rc(x), x.m(), A().m())
x.me=x; print(rc(x))
d={'k':x}; print(rc(x), rc(d))
def h(p):
    q=p
    def inner(): return q
    return rc(p), rc(q)
w=[]; print(h(w), h([]))
def gen(v):
    yield rc(v)
print(next(gen(w)))
for it in [w]: print(rc(it), rc(w))
print([rc(it) for it in [w]])
def k(*args, **kw): return rc(args), rc(args[0]), rc(kw)
print(k(w), k([], a=1))
print(rc(rc), rc(A) > 3, rc(f))
lst=[object() for _ in range(3)]
print([rc(o) for o in lst], rc(lst[0]))
import weakref
o=A(); r=weakref.ref(o); print(rc(o), rc(r))
try: raise ValueError
except ValueError as e: print(rc(e))
c = lambda: 0
print(rc(c), rc(c.__code__) > 0)
def defaults(z=[]): return rc(z)
print(defaults(), defaults())
