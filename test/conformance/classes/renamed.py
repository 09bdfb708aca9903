class A:
    pass
a = A()
A.__name__ = 'B'
A.__qualname__ = 'C.B'
def f(): pass
f.__name__ = 'g'
f.__qualname__ = 'h'
class D: pass
a.__class__ = D
pass
A.__module__ = 'elsewhere'
pass
A.__module__ = '__main__'
pass
