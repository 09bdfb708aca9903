# compare: output
# `__dict__` of objects of all kinds: set, deleted, reached through the descriptor of another class.
import types, functools, io, ast
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class C: pass
class Ex(Exception): pass
class Mo(types.ModuleType): pass
class Me(type): pass
class Fi(io.StringIO): pass
class Nd(ast.AST): pass
objs = {"c": C(), "ex": Exception(), "Ex": Ex(), "mod": types.ModuleType("m"), "Mo": Mo("q"), "type": C, "Me": Me("x", (), {}), "func": lambda: 1, "part": functools.partial(print), "cm": classmethod(print), "sm": staticmethod(print), "ns": types.SimpleNamespace(a=1), "io": io.StringIO(), "Fi": Fi(), "ast": ast.Name("a"), "Nd": Nd(), "lru": functools.lru_cache(print), "prop": property(), "meth": C().__init__, "tv": __import__("typing").TypeVar("T"), "raw": io.BytesIO(), "ga": list[int]}
dd = C.__dict__["__dict__"]
def sd(o, v): o.__dict__ = v
def dl(o): del o.__dict__
for n, o in objs.items():
    print("--", n)
    t(lambda: type(o.__dict__).__name__)
    t(lambda: sd(o, None)); t(lambda: dl(o)); t(lambda: sd(o, {"q": 1})); t(lambda: o.q)
    t(lambda: dd.__set__(o, {})); t(lambda: type(dd.__get__(o)))
class B: pass
class Meta1(type, B): pass
class D(metaclass=Meta1): pass
t(lambda: B.__dict__["__dict__"].__set__(D, {}))
t(lambda: B.__dict__["__dict__"].__get__(D))
t(lambda: B.__dict__["__dict__"].__delete__(D))
class M1(types.ModuleType, B): pass
t(lambda: B.__dict__["__dict__"].__set__(M1("x"), {}))
class E1(Exception, B): pass
t(lambda: B.__dict__["__dict__"].__set__(E1("x"), {"w":1}))
t(lambda: B.__dict__["__dict__"].__delete__(E1("x")))
print(E1.__dict__.keys(), M1.__dict__.keys())
