# compare: output
# An instance's __dict__ shows values that the instance itself refers to.
import gc
class N:
    def __init__(self): self.name = 'x'
class D(N):
    def __del__(self): print('del')
gc.collect()
for c in (N, D):
    b = c(); hasattr(b, '__dict__'); b.r = b; del b; print(gc.collect())
    b = c(); b.__dict__; b.r = b; del b; print(gc.collect())
    b = c(); b.r = b; hasattr(b, '__dict__'); del b; print(gc.collect())
    b = c(); d = b.__dict__; b.r = b; del b; print(gc.collect()); del d; print(gc.collect())
    b = c(); d = b.__dict__; b.r = b; del d; del b; print(gc.collect())
    b = c(); x = b.__dict__; del x; b.r = b; del b; print(gc.collect())
    b = c(); b.r = b; vars(b); del b; print(gc.collect())
class N:
    def __init__(self): self.name = 'x'
gc.collect()
b = N(); b.r = b; d = vars(b); print(gc.is_tracked(d), [type(x).__name__ for x in gc.get_referents(d)], sorted(type(x).__name__ for x in gc.get_referents(b)))
print(any(o is d for o in gc.get_objects()), any(r is d for r in gc.get_referrers(b)), any(r is b for r in gc.get_referrers(b)))
del b; print(gc.collect(), d.keys())
b = N(); d = vars(b); d['k'] = b; del b; print(gc.collect(), sorted(d)); del d; print(gc.collect())
b = N(); d = vars(b); b.r = [b]; del b; print(gc.collect(), sorted(d)); del d; print(gc.collect())
b = N(); d = vars(b); b.r = [d]; del b, d; print(gc.collect())
b = N(); b.__dict__ = {'a': 1}; b.r = b; del b; print(gc.collect())
b = N(); b.__dict__['odd key'] = 1; b.r = b; del b; print(gc.collect())
for i in range(40): b = N()
b.r = b; vars(b); del b; print(gc.collect())
