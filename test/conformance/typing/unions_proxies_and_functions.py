# compare: output
# Weak references of subclasses, proxies, parts of functions, unions of what are no types.
import weakref, types, abc, gc
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class O: 
    def __init__(self, a): self.a = a
class MyRef(weakref.ref):
    def __init__(self, ob, callback=None, value=42):
        self.value = value
        super().__init__(ob, callback)
    def __call__(self):
        self.called = True
        return super().__call__()
o = O("x"); mr = MyRef(o, value=24)
print(mr() is o, mr.called, mr.value)
del o
print(mr(), mr.called)
for f in (lambda x: [], lambda: 42, lambda: [42], lambda: [int, "x"]):
    class S(metaclass=abc.ABCMeta): __subclasses__ = f
    t(lambda: issubclass(str, S))
t(lambda: issubclass({}, S)); t(lambda: issubclass(42, S))
class Zap:
    def __init__(self, c): self.c = c
    def __getattr__(self, n):
        if n == "__origin__": self.c.clear(); return None
        if n == "__args__": return ()
        raise AttributeError(n)
ps = []; ps.append(Zap(ps))
lst = []
class X:
    def __repr__(self): lst.clear(); return "x"
lst += [X(), 1]
class MyConfig(dict):
    def __getattr__(self, x): return self[x]
m = MyConfig(o=1); r = weakref.ref(m)
t(lambda: "MyConfig" in repr(r))
class Rv:
    def __reversed__(self): return iter("cba")
    def __bytes__(self): return b"bytes"
    def __len__(self): return 3
    def __index__(self): return 4
    def __matmul__(self, o): return "mm"
    def __divmod__(self, o): return "dm"
    def __iter__(self): return iter("ab")
    def __contains__(self, o): return True
    def __hash__(self): return 5
    def __fspath__(self): return "p"
rv = Rv(); p = weakref.proxy(rv)
t(lambda: list(reversed(p))); t(lambda: bytes(p)); t(lambda: len(p)); t(lambda: [0,1,2,3,9][p]); t(lambda: p @ 1); t(lambda: divmod(p, 1)); t(lambda: list(p)); t(lambda: 3 in p); t(lambda: hash(p)); t(lambda: str(p)[:5]); t(lambda: p.__class__); t(lambda: type(p)); t(lambda: isinstance(p, Rv)); t(lambda: bool(p)); t(lambda: p == p); t(lambda: p.foo)
class TS(tuple): pass
T = type("T", TS((int,)), {})
print(type(T.__bases__).__name__)
C = types.new_class("C", TS((int,))); print(type(C.__bases__).__name__)
def ff(a, b): pass
t(lambda: types.FunctionType(ff.__code__, {}, "n", 5)); t(lambda: types.FunctionType(ff.__code__, {}, "n", (1,), 5)); t(lambda: types.FunctionType(5, {})); t(lambda: types.FunctionType(ff.__code__, 5)); t(lambda: types.FunctionType(ff.__code__, {}, 5)); t(lambda: types.FunctionType(ff.__code__, {}, kwdefaults=5))
class NS(types.SimpleNamespace):
    def __new__(cls, *a, **k): return int() if k.get("x") else super().__new__(cls)
import copy
class MyNS(types.SimpleNamespace): pass
n = MyNS(a=1); MyNS.__new__ = lambda cls, *a, **k: 7
t(lambda: types.UnionType()); t(lambda: types.UnionType.__new__(types.UnionType)); t(lambda: object.__new__(types.UnionType))
t(lambda: int | list[int] | "x"); t(lambda: (int | str) | "float"); t(lambda: "float" | (int | str)); t(lambda: int | "x"); t(lambda: (int | None) | 5); t(lambda: (int|str) | None)
class Unh:
    h = False
    def __hash__(self):
        if not Unh.h: raise TypeError("unhashable type: nope")
        return 1
import typing
a = typing.Annotated[int, []]; b = typing.Annotated[str, []]
u = a | b
t(lambda: hash(u)); t(lambda: u == (b | a)); t(lambda: {u: 1})
class BadEq:
    def __eq__(self, o): 1/0
    def __hash__(self): return 3
t(lambda: list[int] | list[BadEq()] | list[BadEq()])
it = iter(type("Sq", (), {"__getitem__": lambda s, i: [1, 2][i]})()); t(lambda: it.__length_hint__())
def g1():
    yield
def code1(): return 1
def st(): g1.__code__ = code1.__code__
import warnings; warnings.simplefilter("always")
with warnings.catch_warnings(record=True) as w:
    st()
    print([str(x.message) for x in w])
print(tuple[*tuple[int, ...]].__args__, copy.copy(tuple[*tuple[int, ...]]).__args__)
import collections
class K:
    def __hash__(s): return 1
    def __eq__(s, o): return True
dd = collections.defaultdict(lambda: (dd.__setitem__("k", 2), 1)[1]); print(dd["k"], dict(dd))
@types.coroutine
def cg():
    yield 1
t(lambda: cg().gi_suspended); t(lambda: types.coroutine(lambda: type("W", (), {"send": 1, "throw": 1, "close": 1, "__iter__": 1, "__next__": 1, "__await__": 1})())().__class__)
print(repr(types.ModuleType("foo")), types.CapsuleType)
