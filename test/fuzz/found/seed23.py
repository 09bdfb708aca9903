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
def f1(k0=list((j for j in b if ...))):
    u = (3.0 * u)
    z = z
    match (*list(map(type, u)), q):
        case []:
            if ((w1 := w1) and w1):
                v = yield (sum(c) | min(k0, a))
            elif isinstance(hash(b), dict):
                yield from z
            match p:
                case ([('a' as p), b'abc', None], *q):
                    yield b
                    z = (q * u)
                    print(eval("(1_000 // q)"))
                    yield isinstance(e, dict)
                case _:
                    y, (y, y) = [i for i in e]
                    *u, u = d
                    yield b''
        case _:
            yield ([[1], [2]][-1:-2] if (not d) else list(e))
            e.discard(u)
            u = yield a
    yield (list(reversed(c)) + c)
try:
    a = b = b
    if (({'k': [1], (1, 2): {}} | d) > a):
        next(f1())
    d += b
    for b in range(0):
        try:
            break
            print(*c, sep=d)
            b += (1, (2, [3]))[1:5].count((b if not 1 else b))
        except Exception as err:
            print(repr(err))
            e -= (len(b) // b)
            del c[5]
        except TypeError as err:
            print(repr(err))
            raise KeyError(b) from OSError('cause')
        finally:
            b = tuple(c)
            a: int = abs(sum((b for i in b)))
        list(f1(k0=tuple(f1())))
        for d in range(3):
            d += d
    else:
        c[:1] = list((b for c in b for d in c))
        def f2(x0, /):
            global d
            u = (*c, a)
            w = next(f1(k0=divmod(7, b)[1]))
            yield divmod(x0, 2)[-2:1:-1]
        d += list(f1(k0=b))
        b *= c
except Exception as error:
    print(type(error).__name__, error)
try:
    d[b] += e
except Exception as error:
    print(type(error).__name__, error)
class C3(dict):
    shared = b
    value = 3
    def method(self, n=1):
        return list(f1())
    @property
    def prop(self):
        return self.value
    @prop.setter
    def prop(self, value):
        self.value = (value,)
    def __call__(self, n=1):
        return dict.fromkeys('{} {!r:>5} {k}'.format(257, d, k=('a', 1, None)), (w0 := e))
    def __getattr__(self, name):
        return super().__getattr__(name)
    def __bool__(self):
        return False
    def __hash__(self):
        return 1
    counts = [(1 % 10**20) for i in range(3)]
try:
    c3 = C3()
    print(repr(c3), c3.shared)
except Exception as error:
    print(type(error).__name__, error)
try:
    list(c3)
except Exception as error:
    print(type(error).__name__, error)
class C4(dict):
    shared = (r'\d'.encode() + b'')
    value = 3
    def __call__(self, n=1):
        d[(b ** 2)] = b
        return set((c3 + 257))
    field: 'str' = 2
try:
    c4 = C4()
    print(repr(c4), c4.shared)
except Exception as error:
    print(type(error).__name__, error)
@(lambda f: f)
def f5(x0, k0=d):
    global b
    y = (lambda p: p)(d)
    raise KeyError(str((1, (2, [3]))))
    try:
        return
        yield 1e-7
    finally:
        tuple(f1())
        del b[0]
    yield b''
