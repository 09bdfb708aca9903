# compare: output
# Orders of a metaclass's own mro(), and new bases for classes that have subclasses.
def t(f):
    try: print(repr(f()).replace('__main__.', ''))
    except BaseException as e: print(type(e).__name__, e)
class M(type):
    def mro(cls):
        print('mro of', cls.__name__)
        return type.mro(cls)
class A(metaclass=M): x = 'A'
class B(metaclass=M): x = 'B'
class C(A): pass
class D(C): pass
C.__bases__ = (B,); print(C.__mro__, D.__mro__, D.x, D().x)
class Rev(type):
    def mro(cls):
        r = super().mro(); return [r[0]] + r[1:-1][::-1] + r[-1:]
class P(metaclass=Rev):
    def who(self): return 'P'
class Q(P):
    def who(self): return 'Q'
class R(Q): pass
print(R.__mro__, R().who())
class Fail(type):
    def mro(cls):
        if getattr(cls, 'fail', False): raise ValueError('no order')
        return super().mro()
class F(metaclass=Fail): pass
class G(F): pass
class H(metaclass=Fail): pass
G.fail = True
t(lambda: setattr(G, '__bases__', (H,))); print(G.__mro__, G.__bases__)
class Extra: y = 'extra'
class Inject(type):
    def mro(cls): return super().mro() + [Extra]
class I(metaclass=Inject): pass
print(I.__mro__, I.y, isinstance(I(), Extra), issubclass(I, Extra), Extra.__subclasses__())
class X(A, B): pass
class Y(B, A): pass
def z():
    class Z(X, Y): pass
t(z)
class Any_(type):
    def mro(cls): return [cls, *dict.fromkeys(b for base in cls.__bases__ for b in base.__mro__[:-1]), object]
def w():
    class L(metaclass=Any_): pass
    class K(L): pass
    class W(L, K): pass
    return W.__mro__
t(w)
class S:
    def f(self): return 'S'
class T1(S):
    def f(self): return 'T1' + super().f()
class T2(S):
    def f(self): return 'T2' + super().f()
class U(T1, T2): pass
u = U(); print(u.f()); U.__bases__ = (T2, T1); print(u.f(), U.__mro__)
U.__bases__ = (T1,); print(u.f())
t(lambda: setattr(S, '__bases__', (U,))); t(lambda: setattr(U, '__bases__', (T1, T1))); t(lambda: delattr(U, '__bases__')); t(lambda: setattr(U, '__mro__', ()))
print(S.__subclasses__(), T2.__subclasses__())
class Slots: __slots__ = ('q',)
t(lambda: setattr(U, '__bases__', (Slots,))); t(lambda: setattr(u, '__class__', Slots)); t(lambda: setattr(u, '__class__', T1)); print(type(u).__name__, u.f())
class Pr(property): pass
t(lambda: type('E', (bool,), {})); t(lambda: type('E', (type(None),), {})); t(lambda: type('E', (type(len),), {})); t(lambda: type('E', (range,), {})); t(lambda: type('E', (slice,), {})); t(lambda: type('E', (memoryview,), {})); t(lambda: type('E', (int, dict), {})); t(lambda: type('E', (Slots, type('S3', (), {'__slots__': 'z'})), {})); t(lambda: type('E', (object, A), {})); t(lambda: type('E', (BaseException, int), {})); t(lambda: type('E', (OSError, KeyError), {})); t(lambda: type('E', (OSError, ValueError), {})().args); t(lambda: type('E', (SyntaxError, OSError), {}))


class M(type):
    def mro(cls):
        if cls.__mro__ is not None and cls.__name__ == 'B1':
            if getattr(cls, 'armed', 0): raise ValueError('stop')
        return type.mro(cls)
class A(metaclass=M): pass
class B1(A): pass
class B2(A): pass
class C(B1): pass
B1.armed = 1
t(lambda: setattr(B1, '__bases__', (B2,))); print(B1.__bases__, C.__mro__, A.__subclasses__())
t(lambda: setattr(B2, '__bases__', (C,)))
