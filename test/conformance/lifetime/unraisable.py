# compare: output
# What finalizers and callbacks raise is written where sys.stderr leads, or given to the hook.
import sys, io, gc, weakref
class B:
    def __del__(self): raise ValueError('in del')
def g():
    try: yield 1
    finally: raise KeyError('closing')
def run(f):
    err = sys.stderr; sys.stderr = io.StringIO()
    try: f()
    finally: text = sys.stderr.getvalue(); sys.stderr = err
    import re
    print(re.sub('0x[0-9a-f]+', '0x', text))
def a(): B()
def b(): x = g(); next(x)
def c():
    class T: pass
    t = T(); w = weakref.ref(t, lambda r: 1 / 0); del t
def d():
    gc.callbacks.append(lambda p, i: 1 / 0); gc.collect(); gc.callbacks.clear()
def e():
    class C:
        def __del__(self): self.nope
    x = C(); x.me = x; del x; gc.collect()
for f in (a, b, c, d, e): run(f)
def hook(u): print('hook', u.exc_type.__name__, u.exc_value, u.exc_traceback is not None, u.object)
sys.unraisablehook = hook
B(); b()
sys.unraisablehook = sys.__unraisablehook__
run(a)
