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
    if bool((-2.25 // 0.1)):
        d[-a] = int(float('inf'))
        b: int = sum(list(filter(lambda m: m != 1, None)))
        c.copy()
        c[-1] = True
    else:
        n1 = 4
        while n1 > 0:
            n1 -= 1
            e, *c = 257
            [e, a] = e
            a = 1_000
except Exception as error:
    print(type(error).__name__, error)
async def agen(n):
    for i in range(n):
        yield await Wait(i)
async def co2():
    return {a}
    print([await Wait(i) for i in 1])
try:
    print(drive(co2()))
except Exception as error:
    print(type(error).__name__, error)
def f3(*rest) -> str:
    a += a
    yield len(2)
def f4(**more):
    global b
    n5 = 2
    while n5 > 0:
        n5 -= 1
        y, (v, v) = (True + c)
        for v in ((w3 := 2) + w3):
            tuple(f3())
            e += f"""{(e)!s}{(w3)!r}{((lambda p: b)('🐍'))!a:x}"""
    next(f3())
    return 123456789.125
class C6(list):
    shared = (min(e, e) != a)
    value = 3
    def method(self, n=1):
        return (d | {k: self.value for k in a})
    @property
    def prop(self):
        return type(self).shared
    def __add__(self, n):
        return a
    def __setitem__(self, key, value):
        self.value = (key, value)
    def __contains__(self, item):
        return item == 1
    counts = [round(1e10, 1) for i in range(3)]
try:
    c6 = C6()
    print(repr(c6), c6.shared)
except Exception as error:
    print(type(error).__name__, error)
async def co7():
    try:
        try:
            print(f4(), set(a), (lambda p, q={}: p)(d))
        except (TypeError, ZeroDivisionError) as err:
            print(repr(err))
            print(sorted((e, e, )), {})
            print(eval("sum((i for i in d for d in c))"))
        except (RuntimeError, ValueError):
            print(c6, (c6 == sum((j for j in c if ...))))
            v = z = set(c)
            u = z
        with (Ctx(True) as y):
            d[format(e, '08')] = ((float('inf') / a) + sum(['a', 'b']))
    except LookupError, ValueError:
        return d
        c: int = list(zip([], a))
        assert y, a
    except KeyError, IndexError:
        v += sum([257 for i in a])
        for z in range(4):
            break
            print(await Wait((f"""x{(a)}""" or ('%s:%r:%5.1f' % ('-3', c, a)))))
            del c[-1]
    print(await Wait(chr(123)))
    del c[1:]
try:
    print(drive(co7()))
except Exception as error:
    print(type(error).__name__, error)
try:
    d = (lambda p: bool(b))((d is None))
    n8 = 1
    while n8 > 0:
        n8 -= 1
        print(type(c6).make((0 if d else 0x1f)), a, ((1.5 / 1e-7) // a))
        c[:] = c
    else:
        print(*[b for c in d], sep=a)
        assert ((lambda p, q=d: p)(not 1) if d else d), '-3'.capitalize()
        pass
        print(c)
    assert (d and (float('inf') is None)), chr(79)
except Exception as error:
    print(type(error).__name__, error)
try:
    (c6 == c6.method(a))
    for c in range(4):
        for e in range(1):
            *a, a = ('é'[1:-1:] * 2)
            print(eval("ord(e[0])"))
        else:
            d.setdefault(d)
            c[0] = e
            c += ('a', 1, None)
            del a[-1]
        e = (w0 := set(a))
    c.index(a)
except Exception as error:
    print(type(error).__name__, error)
