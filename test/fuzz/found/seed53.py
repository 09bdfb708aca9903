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
    shared = a
    def __init__(self, value=1):
        super().__init__()
        self.value = value
    def __repr__(self):
        return f'C1({self.value!r})'
    @property
    def prop(self):
        return type(self).shared
    def __len__(self):
        return 'x'
    def __getitem__(self, n):
        return (divmod(10, n) and divmod(self.value, a))
    def __setitem__(self, key, value):
        self.value = (key, value)
    def __eq__(self, other):
        return NotImplemented
    def __bool__(self):
        return True
    counts = [~a for i in range(3)]
try:
    c1 = C1(repr(3.0))
    print(repr(c1), c1.shared)
except Exception as error:
    print(type(error).__name__, error)
def f2(x0, x1: int):
    z = z
    def f3(x0):
        u = (a in (1, 2))
        y = (y, {1: 'x', 2: 'y'}, )
        u = c
        for w in range(1):
            return (e if u else e)
            c = z = u
            v *= [1, 2, 3]
        7
        return x1
    return (b.partition(b) is not None)
try:
    raise RuntimeError((w1 := ''))
except Exception as error:
    print(type(error).__name__, error)
try:
    a = (0.1, )
    for e in dict(zip((b if False else w1), list(map(str, c)))):
        a += sum((e for c in c))
except Exception as error:
    print(type(error).__name__, error)
