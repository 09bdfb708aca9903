# compare: output
# Namespaces and builtins of one's own for eval and exec, and what locals() shows.
import builtins, sys
def t(f):
    try: print(repr(f())[:200].replace('__main__.', ''))
    except BaseException as e: print(type(e).__name__, e)
class NS(dict):
    def __missing__(self, k): print('missing', k); raise KeyError(k)
    def __getitem__(self, k): print('get', k); return super().__getitem__(k)
t(lambda: eval('len', {'__builtins__': {'len': 5}})); t(lambda: eval('print', {'__builtins__': {}})); t(lambda: eval('x', {'__builtins__': None}))
t(lambda: exec('import sys', {'__builtins__': {}})); t(lambda: exec('class A: pass', {'__builtins__': {}})); t(lambda: exec('import sys; print(sys.__name__)', {'__builtins__': {'__import__': __import__, 'print': print}}))
from types import MappingProxyType, ModuleType
t(lambda: eval('superglobal', {'__builtins__': MappingProxyType({'superglobal': 1})})); t(lambda: eval('nope', {'__builtins__': MappingProxyType({})})); t(lambda: exec('x = y', {'__builtins__': NS(y=3)}))
m = ModuleType('b'); m.foo = 7; t(lambda: eval('foo', {'__builtins__': m})); t(lambda: exec('def f(): return foo\nprint(f())', {'__builtins__': {'foo': 'custom', 'print': print}}))
class Fz(dict):
    def __getitem__(self, k): 
        if k == 'magic': return 42
        return super().__getitem__(k)
g = Fz(__builtins__=builtins); t(lambda: eval('magic', g)); exec('print(magic)\ndef f(): return magic', g); t(lambda: g['f']())
l = Fz(); t(lambda: eval('magic', {}, l)); exec('y = magic; print(y)', {}, l); print(l)
class Ro(dict):
    def __setitem__(self, k, v): raise RuntimeError('ro ' + k)
t(lambda: exec('a = 1', {}, Ro())); t(lambda: exec('a = 1', Ro())); t(lambda: exec('global a; a = 1', Ro()))
class Mp:
    def __getitem__(self, k): print('get', k); raise KeyError(k)
    def __setitem__(self, k, v): print('set', k, v)
    def __delitem__(self, k): print('del', k)
    def keys(self): return ['q']
t(lambda: exec('a = 1; len; del a', {}, Mp())); t(lambda: eval('dir()', {}, Mp())); t(lambda: eval('locals()', {}, {'a': 1})); t(lambda: exec('1', [])); t(lambda: exec('1', {}, 5)); t(lambda: eval('1', 5)); t(lambda: eval(b'1+1')); t(lambda: eval(bytearray(b'2'))); t(lambda: eval(memoryview(b'3'))); t(lambda: eval(' 1')); t(lambda: eval('\n1')); t(lambda: eval('1;')); t(lambda: exec(b'\xff')); t(lambda: eval('1\0')); t(lambda: compile('1', 'f', 'bad')); t(lambda: compile('1', 'f', 'eval', 5000000)); t(lambda: compile(5, 'f', 'eval')); t(lambda: compile('1', 'f', 'exec', optimize=5)); t(lambda: exec(compile('assert 0', 'f', 'exec', optimize=1))); t(lambda: exec(compile('assert 0', 'f', 'exec')))
t(lambda: exec('x', closure=())); 
def outer():
    v = 1
    def inner(): return v
    return inner
c = outer().__code__; t(lambda: exec(c)); t(lambda: exec(c, closure=outer().__closure__)); t(lambda: exec(c, closure=5)); t(lambda: exec(c, closure=(1,))); t(lambda: eval(c))
t(lambda: globals() is sys.modules['__main__'].__dict__); t(lambda: vars() is globals() if 0 else 1); t(lambda: __builtins__ is builtins); t(lambda: __import__('builtins').__dict__ is builtins.__dict__)
builtins.newname = 'injected'; t(lambda: newname); del builtins.newname; t(lambda: newname)
saved = builtins.len; builtins.len = lambda x: 'patched'; t(lambda: len([])); builtins.len = saved
old = builtins.__build_class__; builtins.__build_class__ = lambda f, n, *b: ('built', n)
class Cls: pass
builtins.__build_class__ = old; print(Cls)
oi = builtins.__import__
def imp(name, *a): print('import', name, a[2:] ); return oi(name, *a)
builtins.__import__ = imp
import sys as _j; from types import CodeType as _p
builtins.__import__ = oi
print(sorted(n for n in dir(builtins) if n[0] == '_' and 'Eval' not in n))
def f():
    exec('zz = 5'); t(lambda: zz)
    print(sorted(locals())); loc = locals(); loc['new'] = 1; print('new' in locals()); x = 3; print(sorted(locals()))
    return eval('x + 1')
print(f())
def g2():
    x = 1
    exec('x = 2'); print(x); d = locals(); d['x'] = 9; print(x, d['x'])
    import sys; fr = sys._getframe(); fr.f_locals['x'] = 77; print(x); fr.f_locals['newvar'] = 5; print(fr.f_locals['newvar'], list(fr.f_locals)); t(lambda: fr.f_locals.nope); print(type(fr.f_locals), len(fr.f_locals), 'x' in fr.f_locals, fr.f_locals.get('x'), dict(fr.f_locals)['x'])
    try: del fr.f_locals['x']
    except ValueError as e: print(e)
    try: fr.f_locals.pop('x')
    except ValueError as e: print(e)
    print(fr.f_locals | {'a': 1} == {**fr.f_locals, 'a': 1})
g2()
class CC:
    a = 1; print(sorted(k for k in locals() if not k.startswith('__'))); locals()['b'] = 2; print(b)
    exec('c = 3'); print(c)
print([locals() for i in range(1)][0].keys() >= {'i'} if 1 else 0)
def h():
    y = 1
    return [sorted(locals()) for z in range(1)]
print(h())
t(lambda: type.__name__); t(lambda: type.__doc__[:20]); t(lambda: setattr(CC, '__doc__', 'new') or CC.__doc__); t(lambda: setattr(int, '__doc__', 'x')); t(lambda: setattr(CC, '__name__', 'a\0')); t(lambda: setattr(CC, '__name__', b'x')); t(lambda: setattr(CC, '__qualname__', 5)); t(lambda: delattr(CC, '__qualname__')); t(lambda: delattr(CC, '__doc__')); t(lambda: delattr(CC, '__module__') ); t(lambda: CC.__module__)
