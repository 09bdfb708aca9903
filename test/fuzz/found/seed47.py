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
    shared = dict.fromkeys(b, a)
    def __init__(self, value=1):
        super().__init__()
        self.value = value
    def __repr__(self):
        return f'C1({self.value!r})'
    def method(self, n=1):
        return dict(zip(format('é', '+'), list(zip(c, 'a', strict=True))))
    @property
    def prop(self):
        return self.value
    def __iter__(self):
        yield self.value
    @classmethod
    def make(cls, n=1):
        return cls(n)
    @staticmethod
    def make(n=1):
        return n
    counts = [int(None) for i in range(3)]
try:
    c1 = C1(f""" {(b'\x00\xff')!s}""")
    print(repr(c1), c1.shared)
except Exception as error:
    print(type(error).__name__, error)
try:
    b = str((w4 := w4))
except Exception as error:
    print(type(error).__name__, error)
try:
    d *= c
except Exception as error:
    print(type(error).__name__, error)
try:
    d[b] |= d
    n2 = 3
    while n2 > 0:
        n2 -= 1
        pass
        b += d
        if (not d):
            d.setdefault(dict.fromkeys(b, ('a', 1, None)[1]))
            256
            e = d = dict(zip(b, c))
            print(*list(filter(lambda m: m != 1, b.split())), sep=b)
except Exception as error:
    print(type(error).__name__, error)
class C3(C1):
    shared = (c1.prop if (3.0 is None) else (d if None else b))
    def __init__(self, value=1):
        self.value = value
    def __repr__(self):
        return f'C3({self.value!r})'
    def __iter__(self):
        return iter([1, 2])
    counts = [divmod(a, a)[0] for i in range(3)]
try:
    c3 = C3(list(reversed(['a', 'b'])))
    print(repr(c3), c3.shared)
except Exception as error:
    print(type(error).__name__, error)
