# compare: output
import gc, weakref
gc.collect()
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
a, b, c = A(1), A(2), A(3)
a.o=b; b.o=c; c.o=a
del a, b, c
print(gc.collect())
l = [A(i) for i in range(4)]
for x in l: x.l = l
del l, x
print(gc.collect())
# resurrection
class R:
    saved = None
    def __del__(self):
        print('resurrect'); R.saved = self
r = R(); r.me = r; del r
print(gc.collect(), R.saved is not None, gc.is_finalized(R.saved))
R.saved = None
print(gc.collect())
# callbacks
class N: pass
def cb(ref): print('callback', ref() is None)
n = N(); n.me = n
w = weakref.ref(n, cb)
w2 = weakref.ref(n)
del n
print(gc.collect(), w2())
# weakref in the garbage with callback: not called
n = N(); n.me = n; n.w = weakref.ref(n, cb); del n
print(gc.collect())
# del sees weakref
class D:
    def __del__(self): print('in del, weakref', wr() is self, wrc())
d = D(); d.me = d; wr = weakref.ref(d); wrc = weakref.ref(d, cb); del d
print(gc.collect(), wr())
print(gc.garbage, gc.callbacks)
def watch(phase, info): print(phase, sorted(info.items()))
gc.callbacks.append(watch)
gc.collect()
x = []; x.append(x); del x
gc.collect(0)
x = []; x.append(x); del x
gc.collect(1)
gc.collect()
gc.callbacks.clear()
gc.set_debug(gc.DEBUG_SAVEALL)
x = [1]; x.append(x); del x
print(gc.collect(), gc.garbage)
gc.set_debug(0); gc.garbage.clear()
print(gc.collect())
try: gc.collect(3)
except ValueError as e: print(e)
print(gc.get_threshold()); gc.set_threshold(500); print(gc.get_threshold()); gc.set_threshold(1,2,3); print(gc.get_threshold()); gc.set_threshold(2000,10,0)
print(gc.isenabled()); gc.disable(); print(gc.isenabled()); gc.enable()
class X: pass
x = X(); y = [x]; z = {'k': x}
print([type(r).__name__ for r in gc.get_referrers(x)], [type(r).__name__ for r in gc.get_referrers(x) if r is not globals()])
x.attr = y
print(gc.get_referents((1,2,3)))
t = object()
holder1 = [t]; holder2 = (t, [])
print(len(gc.get_referrers(t)), [type(o).__name__ for o in gc.get_referrers(t)])
print(any(o is holder1 for o in gc.get_objects()))
def local():
    q = X()
    return len(gc.get_referrers(q))
print(local())
try: raise ValueError
except Exception as e: pass
