# compare: output
# Odd orders of classes, keys that are no strings, names that have no UTF-8, attributes of class methods.
import types, warnings


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class B:
    pass


class C:
    pass


class M(type):
    def mro(cls):
        del M.mro
        return (B,)
def f():
    class A(metaclass=M): pass
t(f)
class M(type):
    def mro(cls):
        if cls.__mro__ is None and cls.__name__ != 'X':
            def g():
                class X(cls): pass
            t(g)
        return type.mro(cls)
class A(metaclass=M): pass
warnings.simplefilter("error")
t(lambda: type('MyClass', (), {1: 2}))
t(lambda: type('A\udcdcB', (), {}))
t(lambda: type('A', (), {"__doc__": 'A\udcdcB'}))
def st(): C.__name__ = 'A\udcdcB'
t(st)
def st(): C.__name__ = 'A\0B'
t(st)
class E:
    def booh(self): raise AttributeError("booh")
    __eq__ = property(booh)
    __lt__ = property(lambda s: 1/0)
t(lambda: E() == E()); t(lambda: E() < E()); t(lambda: E() != E())
@classmethod
def ff(cls) -> int: pass
t(lambda: ff.__dict__.keys()); t(lambda: ff.__annotations__); t(lambda: ff.__dict__.keys())
def q(): ff.__annotations__ = {"a": 1}
t(q); t(lambda: ff.__annotations__); t(lambda: ff.__wrapped__.__annotations__)
def q(): del ff.__annotations__
t(q); t(q); t(lambda: ff.__annotate__.__name__); 
