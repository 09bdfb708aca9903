# compare: output
# Cycles through objects of many types, and the counts of classes with subclasses.
import gc, weakref, sys
from collections import deque
gc.collect()
rc = sys.getrefcount
class I: pass
def t(label, f):
    f(); print(label, gc.collect())
def a1(): i = I(); i.it = map(str, [i])
def a2(): i = I(); i.it = zip([i], (i,))
def a3(): i = I(); i.c = (lambda v: lambda: v)(i)
def a4(): i = I(); i.d = i.__dict__
def a6(): i = I(); i.s = slice(i, i)
def a7(): i = I(); i.p = property(lambda s: i)
def a8(): i = type('Dyn', (), {})(); i.me = i
def a9(): i = type('Dyn2', (), {})
class Meta(type): pass
def b1(): i = Meta('Dyn3', (), {'a': 1})
def b2(): i = I(); i.it = enumerate([i])
def b3(): i = I(); i.it = filter(None, [i])
def b4(): i = I(); i.it = reversed([i])
def b5(): i = I(); i.v = {1: i}.values(); 
def b6(): i = I(); i.v = iter({1: i})
def b7(): i = I(); i.m = i.__init__
def b8(): i = [] ; i.append(i.append)
def b9():
    class C:
        __slots__ = ('a', 'b')
    c = C(); c.a = c
def c1():
    class A: pass
    class B(A): pass
def c2():
    class A:
        x = 1
        def f(self): return super().f()
def c3():
    import types
    m = types.ModuleType('x'); m.m = m
def c4():
    def rec(n): return rec(n - 1) if n else 0
    rec(3)
def c5():
    a = [1]; b = (a, a); a.append(b)
def c6():
    g = (x for x in [1]); l = [g]; 
    def h():
        yield l
    k = h(); next(k); l.append(k)
def c8():
    e = Exception(); e.args = (e,)
def c9():
    try: raise ValueError
    except ValueError as e:
        f = e.__traceback__.tb_frame
def d1():
    f = sys._getframe(); 
def d5():
    d = deque(); d.append((d,))
def d7():
    class D:
        def __get__(self, i, o): return 1
    class E: d = D()
def d8():
    w = I(); w.me = w; w.r = weakref.ref(w); w.p = weakref.proxy(w)
def d9():
    d = weakref.WeakValueDictionary(); i = I(); i.d = d; d[1] = i; i.me = i
def e1():
    d = weakref.WeakKeyDictionary(); i = I(); d[i] = i
def e4():
    s = set(); i = I(); s.add(i); i.s = s
for name in sorted(n for n in dict(globals()) if len(n) == 2 and n[1].isdigit()): t(name, globals()[name])
class Base: pass
print(rc(Base), rc(Base.__bases__), rc(Base.__mro__), rc(Base.__dict__) )
class Sub(Base): pass
print(rc(Base)); 
class Sub2(Base): pass
class SubSub(Sub): pass
print(rc(Base), rc(Sub)); del Sub2; gc.collect(); print(rc(Base))
b = Base(); print(rc(Base)); s = SubSub(); print(rc(Base), rc(Sub), rc(SubSub))
def fn(self): pass
Base.fn = fn; print(rc(fn)); m = b.fn; print(rc(fn), rc(b)); del m
print(sorted(type(x).__name__ for x in gc.get_referents(Sub)), sorted(type(x).__name__ for x in gc.get_referrers(Base)))
