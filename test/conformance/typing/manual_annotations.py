# compare: output
# Annotations and annotate functions set by hand; views of a frame's variables.
import types, annotationlib, inspect, re
def t(f):
    try:
        r = f()
        print(r.__name__ if callable(r) else re.sub('0x[0-9a-f]+', '0x', str(r)))
    except Exception as e: print(type(e).__name__, e)
class C2:
    __class__: int
t(lambda: C2.__annotations__)
class C3:
    __conditional_annotations__: int
    if 1: x: str
t(lambda: C3.__annotations__)
class X:
    a: int
    def __annotate__(format): return {"a": str}
t(lambda: X.__annotations__); t(lambda: X.__annotate__(1)); t(lambda: sorted(k for k in X.__dict__ if "ann" in k))
class X2:
    def __annotate__(format): return {"a": str}
    a: int
t(lambda: X2.__annotations__)
class X3:
    a: int
    __annotations__ = {"z": 1}
t(lambda: X3.__annotations__); t(lambda: X3.__annotate__)
mod = types.ModuleType("mod")
class K: pass
def f(): pass
for o in (f, mod, K):
    def s(v): o.__annotate__ = v
    t(lambda: o.__annotations__); t(lambda: o.__annotate__)
    t(lambda: s(42)); t(lambda: s(lambda: 42)); t(lambda: o.__annotations__); t(lambda: s(lambda x: 42)); t(lambda: o.__annotations__); t(lambda: s(lambda x: {"x": x})); t(lambda: o.__annotations__); t(lambda: s(None)); t(lambda: o.__annotations__); t(lambda: s(lambda x: {"y": x})); t(lambda: o.__annotations__)
    def sa(v): o.__annotations__ = v
    t(lambda: sa({"z": 43})); t(lambda: o.__annotate__)
    def da(): del o.__annotations__
    t(da); t(da); t(lambda: o.__annotations__)
    def da(): del o.__annotate__
    t(da)
ns = {}
exec("def f(x: int): pass\nclass Q:\n  y: int\n  def m(self, z: int): pass\nx: int", ns)
print(ns["f"].__annotate__.__qualname__, ns["f"].__annotate__.__name__, ns["Q"].__annotate__.__qualname__, ns["Q"].m.__annotate__.__qualname__, ns["__annotate__"].__qualname__, ns["f"].__annotate__.__module__, ns["f"].__annotate__.__code__.co_name, ns["f"].__annotate__.__code__.co_qualname)
# frames
import sys
class S(str): pass
class Imp:
    def __init__(self, s): self.s = s
    def __hash__(self): return hash(self.s)
    def __eq__(self, o): return o == self.s
def g(obj):
    x = 1
    p = sys._getframe().f_locals
    t(lambda: list(reversed(p)))
    t(lambda: p[obj])
    p[obj] = 2
    t(lambda: (x,))
    t(lambda: sorted(map(str, p)))
    t(lambda: p.pop("x")); 
    def d(): del p["x"]
    t(d); t(lambda: p.clear()); t(lambda: p.setdefault("new", 5)); t(lambda: p.popitem()); t(lambda: p.update({"x": 9})); t(lambda: x); t(lambda: p | {"k": 1} and None); t(lambda: len(p)); t(lambda: "x" in p); t(lambda: p.get("nope", 7)); t(lambda: p == dict(p)); t(lambda: repr(p)[:3]); t(lambda: p[[]]); t(lambda: [] in p); t(lambda: type(p)); t(lambda: p.copy().__class__); t(lambda: list(p.items())[:0]); t(lambda: p.nope); t(lambda: p["zz"]); t(lambda: p[1])
    def ss(): p[1] = 2
    t(ss); t(lambda: 1 in p); t(lambda: type(p)(sys._getframe())); t(lambda: type(p)()); t(lambda: type(p)(1)); t(lambda: {1: 2} | p and 1); t(lambda: bool(p)); t(lambda: isinstance(p, __import__("collections").abc.Mapping))
g("x"); g(S("x")); g(Imp("x"))
try: exec("class C:\n    __classdict__: int")
except SystemError as e: print(e)
class X:
    a: int
    def __annotate__(format): return {"a": str}
def s(v): X.__annotate__ = v
t(lambda: s(lambda f: {"q": 1})); t(lambda: X.__annotate__(1)); t(lambda: X.__annotations__); t(lambda: sorted(k for k in X.__dict__ if "ann" in k))
class Y:
    def __annotate__(format): return {"a": str}
t(lambda: Y.__annotations__)
t(lambda: sorted(k for k in Y.__dict__ if "ann" in k))
def s(v): Y.__annotate__ = v
t(lambda: s(None)); t(lambda: Y.__annotate__.__name__); t(lambda: Y.__annotations__);t(lambda: sorted(k for k in Y.__dict__ if "ann" in k))
