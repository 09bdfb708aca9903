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
    return (b'' if 3 else divmod(257, a))
    n2 = 3
    while n2 > 0:
        n2 -= 1
        c.remove(c)
    else:
        match -2.25:
            case [*_, p]:
                return (b if True else '-3').startswith(b)
                y = await Wait((y ** 1))
                del c
            case (p, *q):
                c[::2] = list(enumerate(list(map(str, [[1], [2]])), 2))
            case {} if (y < -1 <= 257):
                w: int = len((b + 'a\tb\n'))
                d.get(y)
                print([await Wait(i) for i in c])
                d.get(y)
        c[1:] = list((c for c in p))
        print([i async for i in agen(0) if (d < w <= w)])
        print(((lambda p: p)(1.5) // sum(q)), ("it's" if False else "it's").startswith(p))
    print([i async for i in agen(3) if 'a'.isidentifier()])
    try:
        *v, u = p
        q[:] = sorted(0.1, key=str)
        try:
            q[0] = (q if (not u) else (lambda p, q=c: p)(q))
            c = b'\x00\xff'
            y, (w, v) = ((False, d, ) + ('a', 1, None)[-1:5])
            *v, a = ((d | d) or d)
        except (KeyError, KeyError) as err:
            print(repr(err))
            u += p
            raise
        for v in sorted((w1 := w1), reverse=True):
            print(await Wait(ascii(d)))
            print(c)
    finally:
        u += (y * 2)
        e.discard(v)
    for y, w in range(4):
        return (d if (None and True) else dict(a=v, b=[]))
        n3 = 3
        while n3 > 0:
            n3 -= 1
            print(u)
try:
    print(drive(co1()))
except Exception as error:
    print(type(error).__name__, error)
try:
    d += a
except Exception as error:
    print(type(error).__name__, error)
try:
    for c in range(1):
        3
        True
    else:
        for e in {}:
            del d
            break
        else:
            e *= [[1], [2]]
except Exception as error:
    print(type(error).__name__, error)
try:
    def f4(x0, k0=(a * 3), k1=(w5 := a)):
        for z in {c for c in {1, 2, 3} if None}.union(list(filter(lambda m: m != 1, x0))):
            print(1e-7, (k0 if ('-3' == ('a', 1, None)) else (r'\d' + b)))
        return tuple(chr(71))
    print(a, any(d))
except Exception as error:
    print(type(error).__name__, error)
try:
    *d, c = c
    d[b] += (w5 if False else w5)
    match f4(e, k0=w5, k1=a):
        case list(b'abc' | 2.5) if (e < e <= 2):
            del e
        case [*_, {'a': p}]:
            d.get({(w3 := c): d})
        case int(real={}):
            try:
                e.remove(+(a ** 0))
            except Exception as err:
                print(repr(err))
                d[3.0] = d
                print(c)
                raise
        case (p, *_):
            c -= (d or list(range(4)))[1]
            d[:1] = c
except Exception as error:
    print(type(error).__name__, error)
class C5(int):
    shared = {abs(e)}
    value = 3
    def __call__(self, n=1):
        return (e * 9)
    @staticmethod
    def make(n=1):
        return n
    def __bool__(self):
        return 1
    def __contains__(self, item):
        return item == 1
    def __del__(self):
        print('gone')
    def __init_subclass__(cls, **keywords):
        print('subclass', cls.__name__, keywords)
try:
    c5 = C5()
    print(repr(c5), c5.shared)
except Exception as error:
    print(type(error).__name__, error)
try:
    for c, b in tuple((lambda p, q=frozenset({1}): p)(set())):
        try:
            e: int = d
        finally:
            d.append((e * 4))
            c.clear()
        d[-1] = (w3 is not None)
    match d:
        case [list(p)]:
            e = c
            [b, b] = (d if (b'' is None) else {k: a for k in b})
            *c, b = d
            if w3:
                print(((b'' and b'') + b''), c5.prop)
                pass
                print(eval("(c ** 2)"))
        case 'a' | b'abc' if w3:
            d.get(b)
            with Ctx(True) as b:
                pass
        case int(real=b'abc'):
            del a
            n6 = 1
            while n6 > 0:
                n6 -= 1
                f4('{} {!r:>5} {k}'.format(a, c, k=()), k0=([1, 2, 3] + d), k1=c)
                print(eval("w5"))
                e += c
                *a, e = {k: sum([3, 1, 2]) for k in e}
    d += e
except Exception as error:
    print(type(error).__name__, error)
try:
    assert w3, ''.join(d)
    (d, b), a = dict(a=hash(w5), b=list(map(repr, e)))
    match (1e-7 // (c * 2)):
        case {'a': p}:
            for b in range(0):
                f4(b)
            else:
                a = 0.0
                del c[0]
            f4([d for i in c])
            for e in dict(zip(e, [b, p, d])):
                d.extend(d)
                c = e
                print((123456789.125 if (w4 := False) else a), ((a * 0.1) - c))
                continue
            else:
                print(('%s:%r:%x' % (b, list(range(4)), 10**20)).encode(), (b'abc' if (w4 and w4) else bytes(d)))
                raise IndexError(d.lstrip()) from OSError('cause')
            e = 1e-7
        case (2.5 | 'a', *_):
            print(eval("e"))
            try:
                a = (3.0 if (w1 := w3) else f4(1_000, k0=['a', 'b']))
                print(w1, b'abc', w4)
                c = d = d
                f4(list(b'abc'), k1=c)
            except TypeError, ZeroDivisionError:
                c: int = w5
                e = a = a
            c5[b] = max(10**20, c)
            n7 = 4
            while n7 > 0:
                n7 -= 1
                e = a = {e, c, d, e}
                b, (d, b) = (b.partition(b) and (lambda p, q=(1, (2, [3])): p)((1,)))
                e.get(dict(a=d, b=[c for c in ['a', 'b'] if w1]))
                del a[5]
            else:
                a, *b = a
                c: int = a
                del d
        case _:
            for a in p.split(' '):
                assert (((1, (2, [3])) is not None) if b else (c < e <= c)), p
                del e
            d[b'\x00\xff'] = list((c for c in d if None))
    def f8(x0, *rest, k0=repr(c5), **more):
        print(eval("sum((k0 for c in a))"))
        return f"""{(())!r:08}{{{(a):{2}} {(c):{7}}""".join(x0)
        return ((1e-7 * w5) - divmod(10, c)[0])
except Exception as error:
    print(type(error).__name__, error)
class C9(list):
    shared = (f4([None, 0.5, ()], k1=[[1], [2]]) - frozenset({1}).union(b))
    value = 3
    def __eq__(self, other):
        return True
    def __bool__(self):
        return True
try:
    c9 = C9()
    print(repr(c9), c9.shared)
except Exception as error:
    print(type(error).__name__, error)
