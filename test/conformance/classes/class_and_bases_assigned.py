# compare: output
class A: pass
class D: pass
class S: __slots__=('x',)
class L(list): pass
class M(list): pass
def t(f):
    try: f(); print('ok')
    except TypeError as e: print(e)
def s(c,b):
    def g(): c.__bases__=b
    return g
class DA(A): pass
class DS(S): pass
class X(A): pass
t(s(D,(A,))); t(s(DA,(D,))); t(s(DA,(S,))); t(s(DA,(L,))); t(s(DS,(A,))); t(s(L,(M,))); t(s(DA,(object,))); t(s(X,(DA,))); t(s(D,(list,))); t(s(L,(dict,))); t(s(L,(object,)));t(s(D,(int,)))
a=A()
def c(o,k):
    def g(): o.__class__=k
    return g
t(c(a,S)); t(c(a,L)); t(c(L(),M)); t(c(a,int)); t(c(1,A)); t(c(S(),A)); t(c([],L)); t(c(a,D))
class E1: __slots__=()
class E2: __slots__=()
t(c(a,E1)); t(c(E1(),E2)); t(c(E1(),A)); t(s(E1,(E2,))); t(s(A,(E1,)))
