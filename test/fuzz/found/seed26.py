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
async def agen(n):
    for i in range(n):
        yield await Wait(i)
async def co1():
    raise KeyError(b.replace('abc', b, 0))
    try:
        for z in (*2, a):
            w = await Wait((hash(w) if isinstance(a, int) else a))
        return (b'\x00\xff' + b'abc')
    except RuntimeError, TypeError:
        e.update(list(zip((c + list(range(4))), chr(107))))
        return bytes(list(reversed(c)))
    except RuntimeError, ValueError:
        with Ctx(True), Ctx('🐍'.isdigit()) as z:
            v = await Wait(c.count((a // v)))
            print(a)
        def f2[T](*rest):
            u = any([3, 1, 2])
            u = u
            print((lambda p: u)(u), z, 1_000)
            print(*list(d.values()), sep=b)
            return (w5 := (c + c))
        for z in range(2):
            print((lambda p: p)(d), (lambda p, q=1.5: p)(1.5), ((*c, a) if isinstance(float('inf'), int) else (lambda p, q=(1, 2): p)(('a', 1, None))))
            del c[1:]
        else:
            c[:1] = {w, z}
        z = z = (e if not 1 else z)
        raise RuntimeError('again')
    finally:
        pass
    f2()
    z.discard(c)
    try:
        u: int = round(1.5)
        match a:
            case float(str('a')):
                c[1:] = c
            case int(real='a' | 1):
                del c[1:]
                print([], (c * 2)[5:-2:2])
            case {}:
                print(await Wait(z))
                c.index(c)
            case _:
                print([await Wait(i) for i in (c if z else w)])
        for w in range(0):
            c[:] = c
            del c[5]
            del b
            z //= len(z.replace(z, 0.0, -1))
        try:
            return 123456789.125
            c[1:] = (c if (lambda p, q=z: p)(z) else (lambda p: c)(c))
            print((float('inf') // u), (w + z))
            print(*list(zip(([3, 1, 2] * 2), (w if z else b))), sep=z)
        except (LookupError, ValueError) as err:
            print(repr(err))
            *d, w = ('%s:%r:%s' % (f""" {(d)}x{(z):*^9}x{(1e-7)!r:*^9}""", c, f2(*('a', 1, None))))
            d.copy()
            z: int = v
        else:
            c.sort()
            u ^= int(z)
            d[1:1] = ([e for c in z if z] if z else (c + d))
    finally:
        u = z
        *y, w = (b * 2)
try:
    print(drive(co1()))
except Exception as error:
    print(type(error).__name__, error)
def f3(k0=[b'abc']):
    True
    del d
    assert ((257 < True <= k0) if bool(e) else (a < k0 <= a)), '{} {!r:>5} {k}'.format(a, b, k=('a', 1, None))
    return b'abc'
class C4(dict):
    shared = d
    value = 3
    def method(self, n=1):
        return b
    def __getitem__(self, n):
        raise KeyError(n)
    def __eq__(self, other):
        return True
    def __call__(self, n=1):
        return b[0:5:].isdigit()
    def __hash__(self):
        return hash(self.value)
    def __contains__(self, item):
        return item == 1
    def __del__(self):
        print('gone')
    counts = [min(7, a) for i in range(3)]
    field: int = 2
try:
    c4 = C4()
    print(repr(c4), c4.shared)
except Exception as error:
    print(type(error).__name__, error)
with Ctx((not 256)), Ctx() as e:
    d *= ('a', 1, None)
    match round((1e10 or -2.25)):
        case 'a':
            e.discard(len(d))
            c4[divmod(a, 7)[0]] = (lambda p: p)(a)
            f3(k0=+0x1f)
        case str() as p if e:
            c[1:1] = ([e for i in c for d in c if e] or (c + list(range(4))))
            d[b] |= sum((i for i in p))
            b += (3.0 / 123456789.125)
            e += (1,)
        case _:
            del c[5]
            c.insert((lambda p: p)(list(d.keys())))
    c.sort()
n5 = 1
while n5 > 0:
    n5 -= 1
    raise RuntimeError('{} {!r:>5} {k}'.format(2, 'a\tb\n', k=())) from None
