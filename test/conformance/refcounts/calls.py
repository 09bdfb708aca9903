# compare: output
import sys
rc=sys.getrefcount
def show(v): return rc(v)
def show2(a, v): return rc(a), rc(v)
class K:
    def __init__(self, v=None):
        if v is not None: print('init', rc(v), rc(self))
    def m(self, v=None): return rc(self), v is None or rc(v)
def f():
    x=[]; y=K()
    print(show(x), show2(x,x), show2(x,1)[0], y.m(), y.m(x), K(x) and 1)
    z=x
    print(show(z), [show(x) for _ in range(2)], show(v=x), show(*[x]))
    def inner():
        return rc(x), show(x)
    print(inner())
    for w in [x]: print(rc(w), show(w))
    def deep(p, n): return show(p) if n==0 else deep(p, n-1)
    print(deep(x,0), deep(x,3))
f()
g=[]
print(show(g), show2(g,g), K().m(g))
