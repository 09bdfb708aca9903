# compare: output
# Frames, code objects and tracebacks asked about themselves.
import inspect, sys, traceback
def where():
    f = inspect.currentframe()
    print(f.f_code.co_name, f.f_lineno, f.f_back.f_code.co_name, f.f_back.f_lineno, f is sys._getframe(), f.f_lasti > 0)
    print(sorted(f.f_locals), f.f_globals is globals(), f.f_builtins is __builtins__ or f.f_builtins is __builtins__.__dict__ if hasattr(__builtins__, '__dict__') else True)
where()
def a(x, y=2, *args, z=3, **kw):
    local = x + y
    def inner(): return local
    return sys._getframe()
f = a(1, 5, 6, z=7, w=8); c = f.f_code
print(c.co_name, c.co_qualname, c.co_argcount, c.co_kwonlyargcount, c.co_posonlyargcount, c.co_nlocals, c.co_varnames, c.co_cellvars, c.co_freevars, c.co_names, c.co_filename, c.co_firstlineno, c.co_flags, c.co_stacksize > 0)
print({k: v for k, v in f.f_locals.items() if k != 'inner'}, f.f_lineno, f.f_back is None or f.f_back.f_code.co_name)
def outer(n):
    def mid():
        def deep():
            st = inspect.stack()
            return [(i.function, i.lineno, i.index, i.code_context[0].strip() if i.code_context else None) for i in st]
        return deep() + [n]
    return mid()
for e in outer(3)[:-1]: print(e)
def walk():
    return [(fr.f_code.co_name, ln) for fr, ln in traceback.walk_stack(None)]
print(walk())
def walk2(): return walk3()
def walk3(): return [(fr.f_code.co_qualname, ln) for fr, ln in traceback.walk_stack(sys._getframe())]
print(walk2())
def loc():
    x = 1; y = [x]
    l1 = locals(); x = 2; l2 = locals(); fl = sys._getframe().f_locals
    print(l1, l2 is l1, l2['x'], fl['x'], type(fl).__name__, sorted(k for k in fl))
    fl['x'] = 10; print(x, fl['x']); fl['new'] = 5; print('new' in fl, 'new' in locals(), fl['new'])
    try: del fl['x']
    except ValueError as e: print(e)
    y.append(fl['y'][0]); print(y, len(fl), fl == dict(fl), list(fl.items())[0])
loc()
def gen():
    v = 1
    while v < 3:
        yield v
        v += 1
g = gen(); print(g.gi_frame.f_lineno, inspect.getgeneratorstate(g), g.gi_frame.f_locals); next(g); print(g.gi_frame.f_lineno, inspect.getgeneratorstate(g), g.gi_frame.f_locals, g.gi_frame.f_back, g.gi_running, g.gi_code.co_name, g.gi_yieldfrom)
list(g); print(g.gi_frame, inspect.getgeneratorstate(g))
class C:
    print(sys._getframe().f_code.co_name, sorted(k for k in sys._getframe().f_locals if not k.startswith('__')), sys._getframe().f_back.f_code.co_name)
    attr = 1
    def m(self): return sys._getframe().f_code.co_qualname, sys._getframe(1).f_code.co_name, list(sys._getframe().f_locals)
print(C().m())
print((lambda: sys._getframe().f_code.co_qualname)(), [sys._getframe().f_code.co_name for _ in 'a'], list(sys._getframe().f_code.co_name for _ in 'a'))
def tb():
    z = 5
    1 / 0
try: tb()
except ZeroDivisionError as e:
    t = e.__traceback__
    while t: print(t.tb_frame.f_code.co_name, t.tb_lineno, t.tb_frame.f_lineno, t.tb_lasti >= 0, t.tb_next is None); last = t; t = t.tb_next
    print(last.tb_frame.f_locals, inspect.trace()[-1].function, inspect.getinnerframes(e.__traceback__)[-1].lineno, traceback.extract_tb(e.__traceback__)[-1].name)
    last.tb_frame.clear(); print(last.tb_frame.f_locals)
try: sys._getframe().clear()
except RuntimeError as e: print(e)
try: sys._getframe(100)
except ValueError as e: print(e)
print(sys.getrecursionlimit()); 
def depth(n=1):
    try: return depth(n + 1)
    except RecursionError as e: return n, str(e)
sys.setrecursionlimit(100); print(depth()[1]); sys.setrecursionlimit(1000)
for bad in (0, -1, 'a', 1):
    try: sys.setrecursionlimit(bad)
    except (ValueError, TypeError, RecursionError) as e: print(type(e).__name__, e)
print(inspect.signature(a), inspect.getfullargspec(a).args, inspect.getargvalues(f).args, inspect.getsource(walk).strip().splitlines()[0])
print(inspect.getframeinfo(sys._getframe()).function, inspect.getframeinfo(sys._getframe()).lineno, inspect.currentframe().f_back)
def clos():
    a = 1; b = [2]
    def use(): return a, b
    return use
u = clos(); print(u.__code__.co_freevars, [c.cell_contents for c in u.__closure__], type(u.__closure__[0]).__name__)
u.__closure__[0].cell_contents = 99; print(u())
def consts():
    "doc"
    x = 1000; y = 'text'; z = (1, 2); w = None; return 3.5, frozenset
print(consts.__code__.co_consts, consts.__doc__)
def caller(): return callee()
def callee(): return sys._getframe(1).f_lineno, sys._getframe(1).f_code.co_firstlineno, [s.name for s in traceback.extract_stack()]
print(caller()); 
print([type(x).__name__ for x in (where.__code__, f, t, g)], where.__code__ == where.__code__, hash(where.__code__) == hash(where.__code__), list(where.__code__.co_lines())[0][2], next(where.__code__.co_positions())[0])
print(c.replace(co_name='zz').co_name, a.__defaults__, a.__kwdefaults__, a.__globals__ is globals(), a.__module__, a.__annotations__)
traceback.print_stack(file=sys.stdout); print(traceback.format_stack()[-1].strip().splitlines()[0])
