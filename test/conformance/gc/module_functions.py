# compare: output
# The functions of the module gc.
import gc, sys
class A: pass
a = A(); a.x = [1]; b = [a]; c = {'a': a}; t = (a, 1)
def names(xs): return sorted(type(x).__name__ for x in xs)
print(names(gc.get_referrers(a)), names(gc.get_referents(a)), names(gc.get_referents(b)), names(gc.get_referents(c)), names(gc.get_referents(t)))
print([r is b for r in gc.get_referrers(a) if type(r) is list])
print(names(gc.get_referents(A)), names(gc.get_referents(names)), gc.get_referents(1, 'a', None))
for v in (1, 'a', 1.5, None, [], [1], (), (1, []), {}, {1: 2}, {'a': []}, set(), frozenset(), frozenset([1]), a, A, len, names, sys, b'', range(3), slice(1), iter([]), iter(()), type, object(), (x for x in []), lambda: 0, property(), Exception(), gc, a.__init__, [].append, memoryview(b''), bytearray(), complex(1), staticmethod(len), ..., NotImplemented, names.__code__, type(None)):
    print(type(v).__name__, gc.is_tracked(v), end='; ')
print()
class S: __slots__ = ()
class S2: __slots__ = ('a',)
class L(list): pass
class D(dict): pass
class T(tuple): pass
class I(int): pass
class F(float): pass
class St(str): pass
print([gc.is_tracked(v) for v in (S(), S2(), L(), D(), T(), I(), F(), St())])
d = {}; print(gc.is_tracked(d)); d['a'] = 1; print(gc.is_tracked(d)); d['b'] = []; print(gc.is_tracked(d))
t = (1, 2, (3, 4)); u = (1, [2]); gc.collect(); print(gc.is_tracked(t), gc.is_tracked(u), gc.is_tracked(tuple([1, 2])), gc.is_tracked(tuple([[]])))
print(gc.is_finalized(a))
class Fin:
    def __del__(self): global saved; saved = self; print('del')
f = Fin(); print(gc.is_finalized(f)); del f; print(gc.is_finalized(saved)); del saved
gc.disable(); print(gc.isenabled()); gc.enable(); print(gc.isenabled())
gc.set_threshold(100); print(gc.get_threshold()); gc.set_threshold(50, 5); print(gc.get_threshold()); gc.set_threshold(10, 4, 3); print(gc.get_threshold()); gc.set_threshold(2000, 10, 0)
try: gc.set_threshold()
except TypeError as e: print(e)
gc.freeze(); print(gc.get_freeze_count() > 0); gc.unfreeze(); print(gc.get_freeze_count())
def cb(phase, info): print(phase, sorted(info), info['generation'], info['collected'] , info['uncollectable'])
gc.callbacks.append(cb)
x = []; x.append(x); del x; gc.collect()
gc.collect(0); gc.callbacks.remove(cb)
print(len(gc.get_stats()), sorted(gc.get_stats()[0]))
gc.set_debug(gc.DEBUG_SAVEALL); x = [7]; x.append(x); del x; print(gc.collect(), len(gc.garbage), gc.garbage[0][0]); gc.set_debug(0); gc.garbage.clear(); print(gc.collect())
print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)
objs = gc.get_objects(); print(any(o is a for o in objs), any(o is b for o in objs), type(objs))
print(any(o is a for o in gc.get_objects(generation=0)), any(o is a for o in gc.get_objects(generation=2)), any(o is a for o in gc.get_objects(1)))
try: gc.get_objects(5)
except ValueError as e: print(e)
new = A(); print(any(o is new for o in gc.get_objects(0)))
print(len(gc.get_count()))
import weakref
class W: pass
ws = [W() for _ in range(3)]; refs = [weakref.ref(w, lambda r, i=i: print('cb', i)) for i, w in enumerate(ws)]
ws.append(ws); del ws; w = None; print(gc.collect()); print([r() for r in refs])
gc.callbacks.append(lambda p, i: 1 / 0)
import io; err = sys.stderr; sys.stderr = io.StringIO(); gc.collect(); print(sys.stderr.getvalue().splitlines()[-1]); sys.stderr = err; gc.callbacks.clear()
def loop():
    for i in range(5000):
        n = A(); n.me = n
before = gc.get_stats()[0]['collections'] + gc.get_stats()[1]['collections']
loop(); print(gc.get_stats()[0]['collections'] + gc.get_stats()[1]['collections'] > before, gc.collect() < 5000)
