class Ctx:
    def __init__(self, swallow=False): self.swallow = swallow
    def __enter__(self): return self.swallow
    def __exit__(self, kind, error, traceback): return self.swallow
    async def __aenter__(self): return 1
    async def __aexit__(self, *args): return self.swallow
class Wait:
    def __init__(self, value): self.value = value
    def __await__(self): return (yield self.value)
def drive(coroutine):
    sent = None
    while True:
        try: sent = coroutine.send(sent)
        except StopIteration as stop: return stop.value
a, b, c, d, e = 1, 'bc', [3, 1, 2], {'k': 1}, {4, 5}
try:
    def f1(x0, x1: int, *rest, k0=type(-1).__name__, k1=(1, 2).count(b)):
        try:
            u += x0
            d.setdefault(chr(127))
            d.setdefault(dict(zip(type(b).__name__, (k1 + c))))
            v = x0
        finally:
            v = isinstance(x1, int | str)
        print((lambda p, q=b'\x00\xff': p)(b'\x00\xff'), d)
        z = k0
        return (b'\x00\xff' if (v in {10, 33, 65}) else b'abc')
    def f2(x0, k0=list(map(repr, c))):
        y = (y if ... else d)
        c[0] = (e - frozenset({1})).union(c)
        if all(f1(c, '-3')):
            return
            z, *u = (w5 := list(filter(lambda m: m != 1, c)))
            u: int = sum((j for j in y if ...))
        else:
            yield tuple(('é' if ... else b))
        return
        *v, y = (*['a', 'b'], z)
        yield v
    if ((a ** 2) < round(1.5) <= sum((a for j in [None, 0.5, ()] if ...))):
        del d
        try:
            d.update(a)
        finally:
            print((a not in c), (lambda p: ...)(('12' is not None)))
            del c[-1]
    elif ((w2 := w2) < len(e) <= (w2 if False else w2)):
        d *= (1, (2, [3]))
        del c[0]
        f1(b, d, k0=a)
        try:
            del c
            del c
        except LookupError, TypeError:
            pass
    for c in range(2):
        e = d.count(b)
        try:
            d[1] = d
            e.add(list(map(repr, c)).count((c // a)))
            a: int = +(a | c)
            c, (d, a) = d
        except RuntimeError:
            e, *b, b = d
            d.pop()
        b += d
    else:
        print(e)
        d['a\tb\n'] += ('a', 1, None).count(256)
        for d in b.split(' '):
            c[1] = '{} {!r:>5} {k}'.format((lambda p, q=e: p)(1_000), type(False).__name__, k='abc'.partition(b))
            b[::2] = [sum(b) for c in '12'.split('a', 1)]
except Exception as error:
    print(type(error).__name__, error)
try:
    pass
    c[:] = list((d for i in c))
    e.add(d)
except Exception as error:
    print(type(error).__name__, error)
async def agen(n):
    for i in range(n):
        yield await Wait(i)
async def co3():
    f1(min(a, 0), (a or a), k1=(lambda p, q=b: p)(d))
    def f4(x0, *rest, k0=None, k1=[i for i in (1, 2)]):
        y = y
        y = (1e10 + y)
        print(bytes(b), 1e10, (b if ... else '🐍').count(('é' if y else b)))
        k1[1:] = (b if bool(frozenset({1})) else tuple(f2(b)))
        f1(('-3' * 3), d.center(3))
        f1(d, a, *(rest + rest))
        return {k: (w4 := a) for k in 'Ünï'.replace(d, b, 0)}
    b[::2] = [{k: e for k in '🐍'}, *(() if None else (1, 2))]
try:
    print(drive(co3()))
except Exception as error:
    print(type(error).__name__, error)
class C5(dict):
    shared = b.center(0)
    value = 3
    def method(self, n=1):
        return super().method(n)
    @property
    def prop(self):
        return self.value
    @prop.setter
    def prop(self, value):
        self.value = (value,)
    def __getitem__(self, n):
        return list(reversed(c))
    def __setitem__(self, key, value):
        self.value = (key, value)
    def __init_subclass__(cls, **keywords):
        print('subclass', cls.__name__, keywords)
    counts = [(1_000) for i in range(3)]
try:
    c5 = C5()
    print(repr(c5), c5.shared)
except Exception as error:
    print(type(error).__name__, error)
