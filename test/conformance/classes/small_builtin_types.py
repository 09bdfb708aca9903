# compare: output
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
import sys
SimpleNamespace=type(sys.implementation)
GA=type(list[int]); U=type(int|str); ModuleType=type(sys); MP=type(int.__dict__)
def mk():
    x=1
    def f(): return x
    return f
CellType=type(mk().__closure__[0])
m=ModuleType('m','doc'); print(m, m.__dict__, SimpleNamespace(a=1,b='x'), SimpleNamespace({'a':2}), SimpleNamespace(a=1)==SimpleNamespace(a=1))
try: m.foo
except AttributeError as e: print(e, e.name, e.obj)
del m.__name__
t(lambda: m.foo); print(m)
t(lambda: ModuleType()); t(lambda: ModuleType(1)); t(lambda: setattr(m,'__dict__',1))
print(MP({1:2}), list[int], dict[str,int], list[int]|None, int|str, (int|str).__args__, list[int].__origin__, type(int|None), list['x'], tuple[()], tuple[int,...], list[list[int]])
print(list[int]==list[int], {list[int]:1}, list[int]([1]), int|str==str|int, int|int, (int|str)|None, isinstance(1,int|None), isinstance(None,int|None), issubclass(bool,int|str), list[int].append, list[int].__args__, hash(int|str)==hash(str|int))
t(lambda: int|3); t(lambda: MP(3)); t(lambda: list[int][str]); t(lambda: (int|str)()); t(lambda: isinstance([],list[int])); t(lambda: int[1]); t(lambda: GA(list)); t(lambda: list[int].foo); t(lambda: setattr(list[int],'x',1))
class G(list[int]): pass
print(G.__bases__, G.__orig_bases__, G.__mro__)
class P:
    @property
    def x(s): "doc"; return 1
    y=property(None)
for f in [lambda: setattr(P(),'x',1), lambda: delattr(P(),'x'), lambda: P().y, lambda: setattr(P,'x',2), lambda: property().__get__(1), lambda: property(1,2,3,4,5), lambda: None+1, lambda: type(None)(), lambda: type(...)() , lambda: type(NotImplemented)(), lambda: bool(NotImplemented)]:
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
print(property(lambda s:1).__name__, property.__doc__[:20], property(lambda s:1).fget.__name__)
mp=MP({'a':1}); print(mp['a'], len(mp), list(mp), mp.get('b'), mp.get('b',3), 'a' in mp, mp|{'b':2}, mp=={'a':1}, mp.copy(), mp.keys(), mp.items()); t(lambda: mp.__setitem__); 
def w(): mp['x']=1
t(w)
def w(): del mp['a']
t(w)
def w():
    global mp
    mp|={}
t(w)
tb=None
try: 1/0
except ZeroDivisionError as e: tb=e.__traceback__
print(tb.tb_lineno, tb.tb_next, tb.tb_frame.f_code.co_name, type(tb)); t(lambda: setattr(tb,'tb_next',tb)); t(lambda: setattr(tb,'tb_next',1)); t(lambda: type(tb)()); print(dir(tb))
class Meth:
    def f(self): "fdoc"; return self
    f.attr=5
o=Meth(); b=o.f; print(b.__func__ is Meth.f, b.__self__ is o, b.__name__, b.__doc__, b.attr, b==o.f, b is o.f, hash(b)==hash(o.f), b.__module__, b.__qualname__); t(lambda: setattr(b,'z',1)); t(lambda: b.zzz); t(lambda: type(b)(1,2)); t(lambda: type(b)(len,None)); print(type(b)(len,[1,2])())
print(sorted(x for x in dir(P()) if not x.startswith('__')), 1)
class Dir:
    def __dir__(s): return ['b','a']
print(dir(Dir()))
class CC:
    def __class_getitem__(cls, i): return (cls, i)
print(CC[3]); 
class E1(Exception):
    pass
e=E1(1); e.foo=2; print(e.__dict__, e.__reduce__(), E1.__weakref__, e.__getstate__() if hasattr(e,'__getstate__') else 0)
