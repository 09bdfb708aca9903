# compare: output
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
class A:
    def __iter__(s): return 1
class B:
    __iter__=None
class C:
    __contains__=None
class D: pass
t(lambda: 1 in 5); t(lambda: 1 in B()); t(lambda: 1 in C()); t(lambda: 1 in D()); t(lambda: iter(A())); t(lambda: iter(B())); t(lambda:iter(D()))
def u(x):
    a,b=x
t(lambda: u(1)); t(lambda: u(B())); t(lambda: u({1:1,2:2,3:3})); t(lambda: u(iter([1,2,3]))); t(lambda: u([1])); t(lambda: u([1,2,3])); t(lambda:u((1,2,3)))
def v(x): a,b,*c,d=x
t(lambda:v([1,2])); t(lambda:v([1])); t(lambda:v(iter([])))
class R:
    def __repr__(s): return 1
    def __format__(s,x): return 1
    def __index__(s): return 'a'
    def __float__(s): return 1
    def __bool__(s): return 1
    def __len__(s): return -1
    def __hash__(s): return 'a'
t(lambda: repr(R())); t(lambda: str(R())); t(lambda: format(R())); t(lambda: [1][R()]); t(lambda: float(R())); t(lambda: bool(R())); t(lambda: len(R())); t(lambda: hash(R())); t(lambda: format(D(),'x')); x=1;n=None; a='a'; l=[]
t(lambda: [1][a]); t(lambda: x[1]); t(lambda: n[1]); t(lambda: D[1]); t(lambda: type[1]); t(lambda: len(1)); t(lambda: next(1)); t(lambda: 1<'a'); t(lambda: 1+'a'); t(lambda: [1]*'a'); t(lambda: 'a'*'b'); t(lambda: -a); t(lambda: pow(1,'a')); t(lambda: pow('a',1,2)); t(lambda: print>>1); t(lambda: divmod('a',1)); t(lambda: x()); t(lambda: 1 @ 2); t(lambda: [] + 1); t(lambda: 1 + []); t(lambda: 'a' + 1); t(lambda: [1]*10**30); 
def w():
    x=1; x+='a'
t(w)
def w():
    x=1; x**='a'
t(w)
def w():
    x=1; x@='a'
t(w)
def w():
    x=1; x[0]=1
t(w)
def w():
    x=1; del x[0]
t(w)
def w():
    x='abc'; x[0]=1
t(w)
def w():
    x='abc'; del x[0]
t(w)
def w():
    x=[]; x*='a'
t(w)
t(lambda: {[]:1}); t(lambda: {[]}); t(lambda: hash([])); t(lambda: 'a'<1); t(lambda: D()<1); t(lambda: "%d"%'a'); t(lambda: setattr(1,1,1)); t(lambda: getattr(1,1))
class N:
    def __init__(s,v): s.v=v
    def __add__(s,o): return ('add',s.v,o)
    def __radd__(s,o): return ('radd',s.v,o)
    def __lt__(s,o): return NotImplemented
    def __gt__(s,o): return 'gt'
    def __pow__(s,o,m=None): return ('pow',o,m)
    def __getitem__(s,i):
        if i>3: raise IndexError
        return i*2
    def __call__(s,*a,**k): return (a,k)
    def __enter__(s): return s
    def __eq__(s,o): return True
    def __repr__(s): return f'N({s.v})'
class M(N):
    def __radd__(s,o): return ('Mradd',s.v)
print(N(1)+2, 2+N(1), N(1)+N(2), N(1)+M(2), M(1)+N(2), N(1)**2, pow(N(1),2,3), list(N(1)), 4 in N(1), N(1)(1,2,a=3), N(1)<N(2), [N(1)]==[5], N(1)!=3)
t(lambda: N(1)<5); t(lambda: hash(N(1))); t(lambda: N(1)-1); 
class I(int):
    def __add__(s,o): return 'I'
print(I(3)+1, 1+I(3), I(3)*2, type(I(3)*2), I(3)==3, {I(3):1}[3])
class L(list):
    def __getitem__(s,i): return 'x'
    def __len__(s): return 99
l=L([1,2]); print(l[0], len(l), list(l), l, bool(l), l[5])
class Dd(dict):
    def __missing__(s,k): return k
print(Dd()[3])
class Meta(type):
    def __call__(cls,*a): print('meta call'); return super().__call__(*a)
    def __getattr__(cls,n): return n
    def __len__(cls): return 5
    def __iter__(cls): return iter([1,2])
    def __prepare__(n,b,**k): print('prep',n,b,k); return {}
    def __new__(m,n,b,d,**k): return super().__new__(m,n,b,d)
    def __init__(c,n,b,d,**k): super().__init__(n,b,d)
class X(metaclass=Meta, z=1): 
    def __init__(s,a=0): print('init',a)
X(1); print(X.foo, len(X), list(X), type(X), X)
class Base:
    def __init_subclass__(cls, **k): print('sub', cls, k); super().__init_subclass__()
class Der(Base, q=2): pass
class Desc:
    def __set_name__(s,o,n): print('set_name', o, n)
    def __get__(s,o,t): return ('get', o is None, t)
    def __set__(s,o,v): print('set',v)
    def __delete__(s,o): print('del')
class H:
    d=Desc()
h=H(); print(h.d, H.d); h.d=3; del h.d; h.__dict__['d']=4; print(h.d)
class GA:
    def __getattr__(s,n): 
        if n=='bad': raise AttributeError(n)
        return n
    def __getattribute__(s,n):
        if n=='q': return 'Q'
        return super().__getattribute__(n)
g=GA(); print(g.q, g.foo, hasattr(g,'bad')); t(lambda: g.bad)
class P:
    @property
    def x(s): "doc"; return s._x
    @x.setter
    def x(s,v): s._x=v
    @classmethod
    def c(cls): return cls
    @staticmethod
    def s(): return 's'
p=P(); p.x=5; print(p.x, P.c(), p.c(), P.s(), p.s(), P.x.__doc__)
print(p.c.__func__ is P.__dict__['c'].__func__)
class Q(P):
    @property
    def x(s): return super().x+1
q=Q(); q._x=1; print(q.x, q.__dict__)
a1=P(); a1.b=1; a1.a=2; print(a1.__dict__, vars(a1)); del a1.b; a1.b=3; print(a1.__dict__)
class S1: __slots__=('a','b')
class S2(S1): __slots__=('c','__dict__')
s=S2(); s.a=1; s.c=3; s.zz=4; print(s.a, s.c, s.__dict__); t(lambda: s.b)
class K: pass
k=K(); k.__class__=N; k.v=1; print(k, k+1)
K.__name__='KK'; print(K, K.__qualname__)
class O1:
    def f(s): return 'O1'
class O2:
    def f(s): return 'O2'
class Z(O1): pass
z=Z(); print(z.f()); Z.__bases__=(O2,); print(z.f(), Z.__mro__, O1.__subclasses__())
O2.f=lambda s:'new'; print(z.f())
def nn(self): return 'len'
Z.__str__=nn; print(str(z)); del Z.__str__; print(str(z)[:3])
print(object.__repr__(1)[:4], int.__repr__(5), list.__len__([1]), type.__repr__(int), object.__eq__(1,1), object.__ne__(1,2), (1).__eq__('a'))
