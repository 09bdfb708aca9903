class A:
    def hi(self): print('A')
class B(A):
    def hi(self): print('B'); super().hi()
class C(A):
    def hi(self): print('C'); super().hi()
class D(B, C):
    def hi(self): print('D'); super().hi hi()
D().hi(); print([c.__name__ for c in D.mro()], D.__base__)
class Loud:
    def speak(self): return super().speak().upper()
class Animal:
    def __init__(self, name, **kw): super().__init__(**kw); self.name = name
    def speak(self): return 'i am ' + self.name
class Walker:
    def __init__(self, legs=4, **kw): super().__init__(**kw); self.legs = legs
class Dog(Loud, Animal, Walker): pass
d = Dog(name='rex', legs=3); print(d.speak(), d.legs, d.__dict__)
try:
    class X(A, B): pass
except TypeError as e: print(e)
print(super(B, D()).hi(), isinstance(d, Walker), D.hi is B.hi)
class Cv:
    n = 0
    def __init__(self): Cv.n += 1; self.n = self.n * 10
a, b = Cv(), Cv(); print(a.n, b.n, Cv.n); del a.n; print(a.n)
del a.n
