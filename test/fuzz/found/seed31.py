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
class C1(dict):
    shared = float('inf')
    value = 3
    def method(self, n=1):
        c.append((lambda p: c)([{'k': [1], (1, 2): {}} for i in () for d in [] if ...]))
        d[b] += len(e)
        return super().method(n)
    def __add__(self, n):
        return self.value
    def __len__(self):
        return len(self.value)
    def __setitem__(self, key, value):
        self.value = (key, value)
    def __call__(self, n=1):
        return e
    @staticmethod
    def make(n=1):
        return n
    def __getattr__(self, name):
        return super().__getattr__(name)
    counts = [c.count(b) for i in range(3)]
try:
    c1 = C1()
    print(repr(c1), c1.shared)
except Exception as error:
    print(type(error).__name__, error)
async def agen(n):
    for i in range(n):
        yield await Wait(i)
async def co2():
    print([await Wait(i) for i in list(d.items())])
    print([await Wait(i) for i in list((0 for j in 'x y' if not 1))])
    async for u in agen(0):
        if isinstance(b'abc', (list, tuple)):
            return b'abc'
            c.remove(-a)
            continue
            y = w = (float('inf') / u)
        elif (w1 := w1):
            print([await Wait(i) for i in 7])
            u *= []
        else:
            u.append(c)
            u = await Wait((int(b) & (u and a)))
            u.sort()
            assert w1, (b or b)
        print(b)
        return b'\x00\xff'
try:
    print(drive(co2()))
except Exception as error:
    print(type(error).__name__, error)
try:
    if (('%s:%r:%x' % (b, c, a)) in {10, 33, 65}.union(c)):
        -1
        0
    elif (a < divmod(0, a)[1] <= len((1,))):
        e.update(sorted(e, key=str))
        d = c = c[-1]
        try:
            d += b
            del c1.extra
            d[(*c, 1)] = b.join([1, 2, 3])
            c.reverse()
        except (IndexError, IndexError):
            *c, a = (d.lstrip() if (d != d) else (d and '12'))
        else:
            d[((1,) + ('a', 1, None))] = 0.0
            assert (-1 < (0x1f ** 2)), d
        for b, e in e.union(c):
            pass
            d['abc'] += b
            break
        else:
            e *= -1
            e[1:1] = (a if None else 'a').split()
            del a
    else:
        def f3(k0=[1, 2, 3], k1=d.casefold()):
            global c
            z -= (0.1 % -2.25)
            return e
        for e in range(2):
            b |= b
            [e, c] = f""" {((b'' if None else b'\x00\xff'))}"""
            print(e, (123456789.125 % 123456789.125))
        else:
            assert ((d in b) if all(e) else (None if False else False)), e
            pass
            [a, e] = (w3 := 'abc').join(list(enumerate(c, 0)))
        try:
            raise ExceptionGroup('group', [ZeroDivisionError(d), ZeroDivisionError('12'), ZeroDivisionError('abc'), ExceptionGroup('inner', [LookupError(1)])])
            c -= c
        finally:
            c -= abs(e)
        for e in range(1):
            pass
except Exception as error:
    print(type(error).__name__, error)
async def co4():
    print([i for i in tuple(e)], list(enumerate([i for i in {'a', 'b', 'c'} for d in []], 0)), round((123456789.125 / c)))
    n5 = 1
    while n5 > 0:
        n5 -= 1
        v, (z, v) = e
        print(*list(dict.fromkeys(e, v).items()), sep=e)
        match e:
            case [*_, True | 1+2j]:
                e[-1] = (not (e + r'\d'))
    else:
        match f3():
            case int(real={}):
                del c[-1]
                return {sum((z for j in '-3'))}
                d.setdefault(({k: d for k in c} | {}))
                print([await Wait(i) for i in c])
            case _:
                u += (b.join([]) and d)
        with Ctx(), Ctx((7 in d)) as z:
            d.pop(d)
            del c
            d.setdefault(ascii((b'' + b'abc')))
try:
    print(drive(co4()))
except Exception as error:
    print(type(error).__name__, error)
try:
    c, *b, d = c
    b = (f3(k0=a, k1=a) | (d | {'k': [1], (1, 2): {}}))
    b[w3] |= b
except Exception as error:
    print(type(error).__name__, error)
class C6:
    shared = len({e, e, "it's", d})
    def __init__(self, value=1):
        self.value = value
    def __repr__(self):
        return f'C6({self.value!r})'
    @property
    def prop(self):
        return self.value
    @prop.setter
    def prop(self, value):
        self.value = (value,)
    def __add__(self, n):
        return sum(list(map(lambda m: (m, m), c)))
    @classmethod
    def make(cls, n=1):
        return cls(n)
    @staticmethod
    def make(n=1):
        return n
    def __init_subclass__(cls, **keywords):
        print('subclass', cls.__name__, keywords)
try:
    c6 = C6(e)
    print(repr(c6), c6.shared)
except Exception as error:
    print(type(error).__name__, error)
async def co7():
    y, = [b for i in c][-1:2:-1]
    print(await Wait(c))
try:
    print(drive(co7()))
except Exception as error:
    print(type(error).__name__, error)
