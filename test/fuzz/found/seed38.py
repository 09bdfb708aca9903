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
e *= (1, (2, [3]))
try:
    2
    try:
        1_000
        c *= [None, 0.5, ()]
        del c[5]
    except Exception:
        print(*e, sep='abc')
        c[1:1] = (list(filter(lambda m: m != 1, c)) * 0)
        print(('%s:%r:%s' % (b, e, int(''))), ascii((b'\x00\xff' or '🐍')))
    except ValueError, LookupError:
        a: int = a
        try:
            pass
            d[b] += (1, (2, [3]))[-2]
            c.remove(((c if not 1 else e) or e))
        except ZeroDivisionError, RuntimeError:
            a: int = a
            del c[-1]
        except (TypeError, KeyError):
            [d, e] = b
            c = b'\x00\xff'
            [c, b] = e
            d[(() if True else (1, (2, [3])))] = c
    pass
except Exception as error:
    print(type(error).__name__, error)
try:
    3
    e.remove(((1_000 and a) % sum(e)))
except Exception as error:
    print(type(error).__name__, error)
def f1():
    d[(a if ... else a)] = e.partition(e)
    def f2(x0, k0=b, k1=('12' + '12')):
        w = c
        with Ctx(1), Ctx(True) as u:
            return {k0, u, 'a\tb\n'.replace('🐍', k0, 2), k0}
        d[(lambda p, q=(1,): ('a', 1, None))(('a', 1, None))] = d
        return {'{} {!r:>5} {k}'.format(a, b, k=(1,)), (lambda p, q=a: k1)(k1), e.replace(k0, e, 0), int(123456789.125)}
    e[0] = (b'\x00\xff' if c else c)
    return (lambda p, q=b: p)('').partition('{} {!r:>5} {k}'.format(10, e, k=('a', 1, None)))
try:
    match f1():
        case (p, *q):
            p[2] = c
        case _:
            del d
except Exception as error:
    print(type(error).__name__, error)
class C3:
    shared = e
    def __init__(self, value=1):
        self.value = value
    def __repr__(self):
        return f'C3({self.value!r})'
    def __len__(self):
        return 0
    def __iter__(self):
        return 1
    @classmethod
    def make(cls, n=1):
        return cls(n)
    def __bool__(self):
        return 1
    def __hash__(self):
        return 'x'
    def __contains__(self, item):
        return item == 1
    def __del__(self):
        print('gone')
    counts = [(a or 1_000) for i in range(3)]
try:
    c3 = C3(a)
    print(repr(c3), c3.shared)
except Exception as error:
    print(type(error).__name__, error)
try:
    b += f"""x{(b)}{{{(d):{7}}{{{(d)!s}""".replace(b, e, 0)
    a: int = d
    print((f1() + d), ((-2.25 or 123456789.125) + 0.1), b'\x00\xff')
    pass
except Exception as error:
    print(type(error).__name__, error)
