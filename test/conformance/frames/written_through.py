# compare: output
"""Frames: what is written to f_locals, who is below whom, how deep, what a traceback leads to."""
import sys, inspect, traceback
def f(a, b=2, *c, d, **e):
    x = 1
    fr = sys._getframe()
    print(sorted(fr.f_locals), fr.f_lineno, fr.f_code.co_name, fr.f_code.co_varnames, fr.f_code.co_argcount, fr.f_code.co_kwonlyargcount, fr.f_code.co_nlocals, fr.f_code.co_flags, fr.f_code.co_firstlineno, fr.f_back.f_code.co_name, fr.f_lasti > 0, fr.f_trace, fr.f_builtins is __builtins__.__dict__ if hasattr(__builtins__, '__dict__') else 1)
    fr.f_locals['x'] = 99; print(x)
    fr.f_locals['new'] = 5; print(fr.f_locals['new'], 'new' in locals(), len(fr.f_locals))
    try: del fr.f_locals['x']
    except Exception as ex: print(type(ex).__name__, ex)
    try: fr.f_locals.pop('x')
    except Exception as ex: print(type(ex).__name__, ex)
    print(type(fr.f_locals).__name__, fr.f_locals is fr.f_locals, fr.f_locals == fr.f_locals, locals() is locals(), list(fr.f_locals)[:3])
    fr.f_locals.update({'x': 7, 'a': 'A'}); print(x, a)
    l = locals(); l['x'] = 100; print(x); l2 = locals(); print(l['x'], l2['x'])
    exec('x = 5; y = 6'); print(x, 'y' in locals())
    return fr
g = f(1, 2, 3, d=4, e5=6)
print(g.f_locals['x'], g.f_lineno, g.f_back.f_code.co_name, g.f_code is f.__code__); g.clear(); print(g.f_locals)
try: sys._getframe().clear()
except RuntimeError as e: print(e)
def outer():
    v = 1
    def inner():
        nonlocal v
        fr = sys._getframe(); fr.f_locals['v'] = 10; print(v, fr.f_code.co_freevars, fr.f_back.f_code.co_cellvars, sorted(fr.f_locals)); fr.f_back.f_locals['w'] = 3
        return [s.function for s in inspect.stack()], [fs.name for fs in traceback.extract_stack()], [(fr2.f_code.co_name, ln) for fr2, ln in traceback.walk_stack(None)]
    r = inner(); w = 1; print(v, w); return r
print(outer())
def gen():
    yield sys._getframe().f_back.f_code.co_name
    yield sys._getframe()
i = gen(); print(next(i)); fr = next(i); print(fr.f_back, fr is i.gi_frame, fr.f_lineno, i.gi_frame.f_locals, i.gi_code.co_name, i.gi_yieldfrom); list(i); print(i.gi_frame)
class K:
    x = 1; print(sorted(k for k in sys._getframe().f_locals if not k.startswith('__'))); sys._getframe().f_locals['inj'] = 5
print(K.inj); print([sys._getframe().f_code.co_name for _ in [1]], (lambda: sys._getframe().f_code.co_qualname)(), sys._getframe().f_locals is globals(), sys._getframe().f_globals is globals())
print(inspect.currentframe() is sys._getframe(), inspect.getframeinfo(inspect.currentframe()).lineno, inspect.stack()[0].lineno, inspect.getargvalues(f.__code__ and g)[0] if 0 else '', inspect.stack()[0].code_context)
def depth(n):
    try: return depth(n + 1)
    except RecursionError as e: return n, str(e)
print(sys.getrecursionlimit()); sys.setrecursionlimit(100); print(depth(1)); 
for bad in (0, -1, 'a', 2, 10**20):
    try: sys.setrecursionlimit(bad); print('ok', bad)
    except Exception as e: print(type(e).__name__, e)
sys.setrecursionlimit(1000)
try: sys._getframe(500)
except ValueError as e: print(e)
try:
    def b(): 1 / 0
    def a2(): b()
    a2()
except ZeroDivisionError as e:
    t = e.__traceback__
    while t: print(t.tb_frame.f_code.co_name, t.tb_lineno, t.tb_frame.f_lineno, t.tb_lasti > 0); t = t.tb_next
    print([(f.name, f.lineno, f.line) for f in traceback.extract_tb(e.__traceback__)]); print([(fr.f_code.co_name, ln) for fr, ln in traceback.walk_tb(e.__traceback__)])
c = f.__code__; print(c.co_name, c.co_qualname, c.co_posonlyargcount, c.co_stacksize > 0, c.co_names[:4], c.co_cellvars, c.co_freevars, len(c.co_consts), c.co_filename[-10:], list(c.co_lines())[:2], list(c.co_positions())[:2], c.replace(co_name='q').co_name, c == c.replace(), hash(c) == hash(c.replace()))
