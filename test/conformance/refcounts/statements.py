# compare: output
# What is held inside generators, descriptors, decorators, exceptions, classes and calls of every form.
import sys, functools, itertools, collections, types, copy, weakref, abc, enum, dataclasses, contextlib
def told(count): return count if count < 10**8 else 'immortal'
rc = sys.getrefcount
def p(tag, *objs): print(tag, *[told(rc(o)) for o in objs])
class O: pass
def section(n): print('==', n)
section('generators')
def g(a):
    x = yield a
    p('send', a, x)
    y = yield x
    p('send2', a, x, y)
    try: yield 1
    except ValueError as e: p('thrown', e, a)
    yield 2
o = O(); gg = g(o); next(gg); gg.send(O()); gg.send(o); gg.throw(ValueError(1)); list(gg)
gg = g(O()); next(gg); q = O(); gg.send(q); gg.send(q)
for v in g(O()): p('for', v); break
def sub(a):
    p('sub', a); r = yield a; p('sub2', a, r); return r
def deleg(a):
    r = yield from sub(a); p('deleg', a, r)
d = deleg(O()); next(d); list(d)
print(list(p('genexp', z) for z in [O(), O()]))
[p('listcomp', z) for z in [O(), O()]]; {p('setcomp', z) for z in (O(),)}; {1: p('dictcomp', z) for z in (O(),)}
[p('cond', z) for z in [O()] if not p('if', z)]
[p('nested', a, b) for a in [O()] for b in [a]]
section('descriptors')
class Desc:
    def __get__(self, obj, cls): p('get', self, *([obj] if obj is not None else []), ); return 1
    def __set__(self, obj, v): p('set', self, obj, v)
    def __delete__(self, obj): p('delete', self, obj)
    def __set_name__(self, owner, n): p('set_name', self, owner)
class ND:
    def __get__(self, obj, cls): p('nd get', self); return 2
class C:
    d = Desc(); n = ND()
    def __init_subclass__(cls, **kw): p('init_subclass', cls)
    def __class_getitem__(cls, k): p('cgi', cls); return 1
    def __getattribute__(self, name): p('getattribute', self); return object.__getattribute__(self, name)
    def __setattr__(self, n, v): p('setattr', self, v); object.__setattr__(self, n, v)
    def __delattr__(self, n): p('delattr', self); object.__delattr__(self, n)
    def m(self, a): p('m', self, a)
c = C(); c.d; c.d = O(); del c.d; c.n; c.x = O(); del c.x; c.m(O()); getattr(c, 'd'); setattr(c, 'd', O()); delattr(c, 'd'); C.d; C[1]; hasattr(c, 'zz')
class E(C): pass
class F(C, metaclass=abc.ABCMeta): pass
class G:
    @functools.cached_property
    def cp(self): p('cp', self); return O()
    @property
    def pr(self): p('pr', self); return O()
    @classmethod
    def cm(cls, a): p('cm', a)
    @staticmethod
    def sm(a): p('sm', a)
    @functools.lru_cache
    def lc(self, a): p('lc', self, a)
    @functools.singledispatchmethod
    def sd(self, a): p('sd', self, a)
    @contextlib.contextmanager
    def cx(self): p('cx', self); yield self; p('cx2', self)
    def __del__(self): p('del', self)
    def __missing__(self): pass
    def dec(f):
        @functools.wraps(f)
        def w(*a, **k): p('w', *a, *k.values()); return f(*a, **k)
        return w
    @dec
    def deco(self, a, b=None): p('deco', self, a)
    def var(self, *args, **kw): p('var', self, *args, *kw.values())
    def dflt(self, a=O(), *, k=None): p('dflt', self, a)
x = G(); x.cp; x.cp; x.pr; x.cm(O()); x.sm(O()); G.cm(O()); G.sm(O()); x.lc(1); x.lc(O()); x.sd
with x.cx() as y: p('in', y)
x.deco(O()); x.deco(o, b=O()); x.var(O(), o, k=o); x.dflt(); x.dflt(o, k=o)
bm = x.deco; bm(o); f = functools.partial(x.var, o); f(o); f(k=o); functools.partialmethod
section('del'); del x, y, bm, f; G()
def scope(): z = G(); p('in scope', z); return z
scope(); w = scope(); w = None; l = [G()]; l.clear(); l = [G()]; l[0] = 1; d = {1: G()}; d.pop(1); d = {1: G()}; d[1] = 2; d = None; t = (G(),); t = None
section('weakref')
w = G(); r = weakref.ref(w, lambda r: p('wcb', r)); p('alive', w, r); p('call', r()); w = None
fin = None
w = O(); weakref.finalize(w, lambda a: p('finalizer', a), o); w = None
section('exceptions')
class X(Exception): pass
def raiser(a):
    raise X(a)
try: raiser(o)
except X as e: p('caught', e, e.args[0], e.__traceback__); e2 = e
p('after', e2, o); del e2; p('after', o)
try:
    try: raiser(o)
    finally: p('finally', o)
except X: p('handler', sys.exception(), o)
p('end', o)
class CM:
    def __enter__(self): p('enter', self); return self
    def __exit__(self, t, v, tb): p('exit', self, *([v, tb] if v else [])); return True
with CM(): pass
with CM() as cm: p('body', cm)
with CM(): raise X(o)
with CM() as a, CM() as b: p('two', a, b)
section('classes')
class Meta(type):
    def __new__(m, n, b, ns): p('meta new', ns); return super().__new__(m, n, b, ns)
    def __init__(c, n, b, ns): p('meta init', ns, c)
    def __call__(c, *a): p('meta call', *a); return super().__call__(*a)
    def __prepare__(n, b, **k): return {}
    def __instancecheck__(c, i): p('meta ic', i); return True
class M(metaclass=Meta):
    def __init__(self, a): p('M init', self, a)
mm = M(O()); M(o); isinstance(o, M); isinstance(mm, M)
@dataclasses.dataclass
class DC:
    a: object
    b: object = None
    def __post_init__(self): p('post', self, self.a)
DC(O()); DC(o, b=O()); DC(o) == DC(o); dataclasses.replace(DC(o), b=1)
class En(enum.Enum):
    A = 1
p('enum', En.A) 
NT = collections.namedtuple('NT', 'a b'); nt = NT(o, O()); p('nt', nt, nt.a); p('repl', nt._replace(a=1))
class Slots:
    __slots__ = 'a',
    def __init__(self, a): self.a = a; p('slots', self, a)
Slots(O()); Slots(o)
class Base:
    def __init__(self, a): p('base', self, a)
    def f(self, a): p('base f', self, a)
class Der(Base):
    def __init__(self, a): super().__init__(a); p('der', self, a)
    def f(self, a): super().f(a); Base.f(self, a); p('der f', self, a)
Der(O()); dd = Der(o); dd.f(O()); dd.f(o)
section('misc')
def va(*a, **k): p('va', *a, *k.values())
va(o); va(*[o]); va(**{'k': o}); va(o, k=o); va(*(o,), *[O()]); va(*[O()], k=O())
def deff(a, b=o, *, c=o): p('deff', a, b, c)
deff(O()); deff(o, o); deff(o, c=O())
lam = lambda a: p('lam', a); lam(O()); lam(o)
def outer(a):
    def inner(): p('inner', a)
    inner(); return inner
outer(O())(); outer(o)
def rec(n, a):
    p('rec', a)
    if n: rec(n - 1, a)
rec(2, O()); rec(2, o)
def loc():
    a = O(); b = a; c = [a]; p('loc', a, b, c); return a
p('ret', loc()); z = loc(); p('z', z)
def glob(): global gl; gl = O(); p('glob', gl)
glob(); p('gl', gl)
import operator
operator.call(lam, O()) if hasattr(operator, 'call') else 0
operator.methodcaller('var2') 
exec("p('exec', o)"); eval("p('eval', o)"); eval("p('eval2', O())")
match o:
    case O() as mo: p('match', mo)
if (wal := O()): p('walrus', wal)
p('f', f'{o!r}' and o); p('tern', o if 1 else 0); p('or', o or 0); p('sub', [o][0], (o,)[0], {1: o}[1])
for i, v in enumerate([O(), o]): p('enumerate', v)
for a, b in zip([O()], [o]): p('zip', a, b)
for a in reversed([O()]): p('reversed', a)
for k, v in {1: O()}.items(): p('items', v)
for a in iter([O()]): p('iter', a)
for a in map(lambda q: q, [O()]): p('map', a)
a, b = O(), o; p('unpack', a, b); a, *b = O(), o; p('unpack*', a, b)
async def co(a): p('co', a); return a
try: co(O()).send(None)
except StopIteration as e: p('coret', e.value)
