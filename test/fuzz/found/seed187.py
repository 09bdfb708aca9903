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
    shared = ({10**20, b, "it's"} | set(b))
    def __init__(self, value=1):
        super().__init__()
        self.value = value
    def __repr__(self):
        return f'C1({self.value!r})'
    def __iter__(self):
        return (not frozenset({1}))
        for w in range(3):
            del c[1:]
            c[2] = (d if False else d)
            print({'{} {!r:>5} {k}'.format(-1, w, k=('a', 1, None)): divmod(n, self.value), tuple([1, 2, 3]): (1, (2, [3])), self.value: (1.5 if (not 1) else float('inf'))}, (e ^ (e | e)))
        else:
            c[:] = list(reversed(list((c for c in e for d in c if ...))))
            10
            print(123456789.125)
            y += c
        yield self.value
    @classmethod
    def make(cls, n=1):
        return cls(n)
    def __bool__(self):
        return False
    def __hash__(self):
        return hash(self.value)
    def __init_subclass__(cls, **keywords):
        print('subclass', cls.__name__, keywords)
try:
    c1 = C1((1_000 << 4))
    print(repr(c1), c1.shared)
except Exception as error:
    print(type(error).__name__, error)
def f2(k0='{} {!r:>5} {k}'.format(a, b, k=('a', 1, None))) -> str:
    global d
    v = v
    d = {a, b, '12'}
    return
    def f3(k0=c, k1=b):
        v = v
        w = w
        v = (w if ... else d)
        return isinstance(list(reversed(c)), int | str)
        c.clear()
        if bool((d, ('a', 1, None), '12', )):
            return k0
        elif (isinstance((), int | str) if ((1, (2, [3])) < (1, (2, [3]))) else (v in {'a', 'b', 'c'})):
            print(eval("(True or a)"))
            v[v] += k0
        return (w3 := (1, (2, [3]))).count(b)
    raise LookupError(v)
    yield hash(divmod(a, a))
try:
    try:
        e.remove(list(map(type, list(enumerate(c, 0)))))
        if (not min(a, 10)):
            c1.value += sum((j for j in d))
        elif (w2 := '').isalpha():
            e = (w5 := w2).isalpha()
            print(*[c for c in e for d in c], sep=b'\x00\xff')
        (e, a), b = (1, (2, [3]))[1:-2:1][5:-2]
    except RuntimeError, ZeroDivisionError:
        for c in range(4):
            *c, d = c
            del a
            print(eval("'abc'.count(b)"))
            raise IndexError(b)
        for c in (w1 := w1):
            del c[-1]
        else:
            tuple(f2())
    except (TypeError, RuntimeError):
        w1.add(e)
        with (Ctx()):
            assert e, f"""x{(0.0)!a:x}{{{(e)}"""
            print(a)
            b: int = (next(f2()) % int(e))
        try:
            c[:] = c
        except Exception as err:
            print(repr(err))
            c.index(list(f2(k0=abs(10**20))))
            [d, a] = (w1 := (lambda p: p)(d))
        else:
            d[(lambda p, q=1: d)(a)] = (lambda p: (... or e))(e)
            len(c1)
            c[-1] = e
    c |= d
    for c in range(4):
        del c[1:]
        a *= d
        d = d = +d
    else:
        for a, e in range(0):
            assert (w2 := (a < 3)), (w5 if (not 1) else b)
        list(f2())
        c1[d] = '12'
    a -= max((d * 6), a)
except Exception as error:
    print(type(error).__name__, error)
del c[0]
