# compare: output
# A class keeps a weak reference to each class that derives from it, in a dict by address.
import gc
import sys
import weakref


class A:
    pass


print(weakref.getweakrefcount(A), sys.getrefcount(weakref.getweakrefs(A)[0]))
print(weakref.ref(A) is weakref.getweakrefs(A)[0])


class B(A):
    pass


class C(A):
    pass


class D(B, C):
    pass


print(weakref.getweakrefcount(A), weakref.getweakrefcount(B), weakref.getweakrefcount(D))
print(sys.getrefcount(weakref.ref(D)), sys.getrefcount(A), sys.getrefcount(B))
[kept] = [each for each in gc.get_referrers(weakref.ref(B)) if each is not globals()]
print(list(kept.values()) == [weakref.ref(B), weakref.ref(C)], list(kept) == [id(B), id(C)])
before = gc.get_count()[0]


class E:
    pass


print(gc.get_count()[0] - before)
before = gc.get_count()[0]


class F(E):
    pass


print(gc.get_count()[0] - before)
gc.collect()
del D
gc.collect()
del B
print(gc.collect(), len(kept), A.__subclasses__())
del C
print(gc.collect(), len(kept), A.__subclasses__())
F.__bases__ = (A,)
print(E.__subclasses__(), A.__subclasses__(), weakref.getweakrefcount(F))
