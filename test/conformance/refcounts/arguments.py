# compare: output
"""How often an argument is counted, by the way it comes to a parameter; CPython 3.14 borrows where it can."""
import sys
R = sys.getrefcount
class C:
    def __init__(self, *a, **k): print('init', R(self), [R(x) for x in a], sorted(R(v) for v in k.values()))
class C2:
    def __init__(self, a): print('init2', R(self), R(a))
class C3:
    def __init__(self, a, b=None): print('init3', R(self), R(a))
class S:
    __slots__ = ('x',)
    def __init__(self, x): self.x = x; print('S', R(self), R(x))
class N:
    def __new__(cls, a): print('new', R(a)); return object.__new__(cls)
class M(type):
    def __call__(cls, *a): print('meta', [R(x) for x in a]); return super().__call__(*a)
class MC(metaclass=M):
    def __init__(self, a): print('mc', R(self), R(a))
def f1(a): return R(a)
def f2(a, b): return R(a), R(b)
def fk(*, a): return R(a)
def fd(a=1, b=2): return R(a), R(b)
def fv(*a): return R(a), [R(x) for x in a]
def fkw(**k): return R(k), [R(v) for v in k.values()]
def fall(a, *b, c=None, **d): return R(a), R(b), R(c), R(d)
def gen(a):
    yield R(a)
    yield R(a)
def outer(a):
    def inner(): return R(a)
    return inner
def nested(a): return f1(a)
def nested3(a): return nested(a)
def re(a):
    b = a
    return R(a), R(b), f1(b)
def main():
    x = object(); y = object()
    print('f1', f1(x), f1(a=x), f1(*[x]), f1(*(x,)), f1(**{'a': x}), f1(object()))
    print('f2', f2(x, y), f2(x, x), f2(x, b=y), f2(b=x, a=y), f2(a=x, b=x))
    print('fv', fv(x), fv(x, x), fv(*[x, x])); print('fkw', fkw(k=x), fkw(a=x, b=x), fkw(**{'z': x}))
    g = gen(x); print('gen', next(g), next(g), R(g))
    print([v for v in gen(x)])
    i = outer(x); print('closure', i(), R(x), R(i))
    print('nested', nested(x), nested3(x), re(x))
    for k in range(4): C(x)
    for k in range(4): C(x, y, z=x)
    for k in range(4): C2(x)
    for k in range(4): C2(a=x)
    for k in range(4): C3(x)
    for k in range(4): C3(x, y)
    for k in range(4): C3(*[x])
    for k in range(4): S(x)
    MC(x); MC(y)
    l = lambda: R(x)
    print('lambda', l(), (lambda q: R(q))(x), (lambda q=x: R(q))(), R(l))
    def loc(): return R(loc)
    print('loc', loc(), R(loc))
    h = f1
    print('func', R(h), R(f1), h(x))
    def ff(fn): return R(fn)
    print('fn', ff(h), ff(f1))
    t = (x, x, x); print('tuple', R(x), R(t)); del t; print(R(x))
    a = b = c = x; print('abc', R(x), R(a)); del a, b; print(R(x)); c = None; print(R(x))
    a, b = x, x; print('unpack', R(x)); a, b = b, a; print(R(a)); (a, *b) = [x, x, x]; print(R(x), R(b))
    del a, b
    for e in [x, x]: print('for', R(e), R(x))
    for e in (x, x): print('for', R(e))
    print(R(e)); del e
    for e, q in [(x, x)]: print(R(e))
    del e, q
    print('comp', [R(e) for e in [x]], [R(e) for e in (x, x)], {R(e) for e in [x]}, list(R(e) for e in [x]), {k: R(k) for k in [x]}[x])
    print('enum', [R(e) for i2, e in enumerate([x])], [R(e) for e, _ in zip([x], [1])], [R(e) for e in map(lambda z: z, [x])], [R(e) for e in filter(None, [x])], [R(e) for e in reversed([x])], [R(e) for e in iter([x])])
    try: raise ValueError(x)
    except ValueError as err: print('exc', R(err), R(x), R(err.args))
    print(R(x))
    try:
        try: raise ValueError
        except ValueError as err:
            raise KeyError from err
    except KeyError as k2: print(R(k2), R(k2.__cause__), R(k2.__context__))
    try: 1/0
    except Exception: print(R(sys.exception()), R(sys.exc_info()[1]))
    if (w := x) is x: print('walrus', R(w), R(x))
    match x:
        case m: print('match', R(m))
    match [x, x]:
        case [p, q]: print('match', R(p))
    match {'k': x}:
        case {'k': v}: print('match', R(v))
    d = {'a': x}; print('dict', R(d['a']), R(d.get('a')), R(d), [R(v) for v in d.values()], [R(v) for k, v in d.items()])
    print(R(d.pop('a')), R(d.setdefault('b', x)))
main()
