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
class C1:
    shared = ((a < 257 <= a) and '-3'.startswith('a\tb\n'))
    def __init__(self, value=1):
        self.value = value
    def __repr__(self):
        return f'C1({self.value!r})'
    def method(self, n=1):
        return d
    def method(self, n=1):
        return super().method(n)
    def __add__(self, n):
        return ~c[-1]
    def __iter__(self):
        return 1
    @staticmethod
    def make(n=1):
        return n
    def __getattr__(self, name):
        raise AttributeError(name)
    def __bool__(self):
        return False
try:
    c1 = C1()
    print(repr(c1), c1.shared)
except Exception as error:
    print(type(error).__name__, error)
try:
    e, c = ((b + b), 256, (-2.25 // a), )
    1
except Exception as error:
    print(type(error).__name__, error)
async def agen(n):
    for i in range(n):
        yield await Wait(i)
async def co2():
    try:
        w: int = 256
    finally:
        print(*b.split(None, 1), sep=d)
        del c[1:]
    for a in {}:
        if not 1.isalpha():
            del c[-1]
            w = await Wait(w)
            return (tuple(c) if (c >= c) else "it's".partition(b))
        elif any((c * 0)):
            c1.value += 1_000
            w = set(divmod(a, a))
        else:
            w = await Wait(int(('%s:%r:%x' % ('12', c, a))))
            pass
        try:
            c.reverse()
            w *= a
        except Exception:
            print(await Wait(f"""{((float('inf') or -2.25))!a}{{{(2)}"""))
            return list(reversed(w))
            raise
        except ValueError:
            return e
            print(*w, sep=b)
            print(await Wait((chr(66) if (256 not in []) else c)))
            del w[0]
        async for z in agen(0):
            print(await Wait(e))
            v, w = tuple(c)
            print(await Wait(f"""{{{((w - {'a', 'b', 'c'}))!a}{{{('{} {!r:>5} {k}'.format(w, e, k=(1, 2)))=}"""))
            v = (dict(a=1, b=[]) | False)
        for z, y in (d if (True if not 1 else False) else d):
            continue
            raise TypeError('🐍'[2:2]) from OSError('cause')
            y = await Wait(len(dict.fromkeys(y, a)))
    print([await Wait(i) for i in c])
    c[2] = b'abc'
try:
    print(drive(co2()))
except Exception as error:
    print(type(error).__name__, error)
try:
    e += f"""{(a)=!r:+}{(c)!r:{4}}{{{(d)}""".zfill(4)
    d[e] = (lambda p, q=c: p)(e)
    1
    for a in c1.shared:
        if ('' * -1).isupper():
            c1[a] = ().count(10**20)
            e, b = e
            print((a, ))
        elif ((1.5 + c) in 256):
            a: int = ((a if not 1 else a) * 6)
            e += ('a', 1, None)
        print(eval("min(10, a)"))
except Exception as error:
    print(type(error).__name__, error)
def f3(x0, x1, *rest, k0=list(reversed([None, 0.5, ()])), k1='{} {!r:>5} {k}'.format(256, e, k=(1, (2, [3])))):
    w = w
    return 3.0
    del e
    return 123456789.125
try:
    e = int((b is None))
    for b in range(4):
        del d
        for a in range(0):
            c[1] = '{} {!r:>5} {k}'.format((lambda p, q=e: p)(a), ''.title(), k=e)
            assert c1.shared.startswith(("it's" + 'é')), (e + e)
            pass
            e += c
        n4 = 1
        while n4 > 0:
            n4 -= 1
            e[2] = abs(b''[0])
            a = (3.0 / 3.0)
        del c[0]
except Exception as error:
    print(type(error).__name__, error)
