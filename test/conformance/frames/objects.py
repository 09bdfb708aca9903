# compare: output
import sys
def f(a, b=2):
    c = [a]
    fr = sys._getframe()
    p = fr.f_locals
    print(type(p).__name__, list(p), len(p), 'c' in p, p['a'], p.get('zz', 5), fr.f_code.co_name, fr.f_lineno)
    p['a'] = 99
    p['new'] = 1
    print(a, p['new'], sorted(p.keys()))
    try: del p['a']
    except ValueError as e: print(e)
    try: p['nope']
    except KeyError as e: print(e)
    del p['new']
    print(fr.f_locals == fr.f_locals, fr.f_locals == dict(p), p | {'q': 1} == {**p, 'q': 1}, fr.f_back.f_code.co_name)
    def inner():
        return c
    sys._getframe().f_locals['c'] = 'cell'
    print(inner(), c)
    return fr
fr = f(1)
print(fr.f_locals['b'], fr.f_lineno, fr.f_back is sys._getframe(), fr.f_code.co_varnames)
fr.clear()
print(fr.f_locals)
def g():
    try: 1/0
    except ZeroDivisionError as e: return e
def h(): return g()
e = h()
t = e.__traceback__
print(t.tb_frame.f_code.co_name, t.tb_frame.f_back.f_code.co_name, t.tb_frame.f_back.f_back.f_code.co_name, t.tb_next)
print(sys._getframe().f_locals is globals(), sys._getframe().f_globals is globals())
class K:
    x = 1
    print(sorted(k for k in sys._getframe().f_locals if not k.startswith('__')))
def gen():
    yield sys._getframe()
gg = gen(); fg = next(gg); print(fg is gg.gi_frame, fg.f_back, fg.f_lineno)
import traceback
def deep(n):
    if n == 0:
        for frame, line in traceback.walk_stack(None): print(frame.f_code.co_name, line)
    else: deep(n-1)
deep(2)
try: sys._getframe(100)
except ValueError as e: print(e)
try: sys._getframe().clear()
except RuntimeError as e: print(e)
