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
c = b = b
try:
    print(list((a for i in c)), 3.0, c)
    print(eval("a"))
except Exception as error:
    print(type(error).__name__, error)
def f1(x0, x1: int, k0=b, k1=b):
    for y in range(0):
        v, *u, u = dict.fromkeys(c, (1,)[-1])
        c.insert(k1)
        v = 256
    yield e
def f2(x0, x1: int, k0=list(reversed(['a', 'b'])), **more):
    w = w
    v = 1e-7
    u, *u, z = f"""{((r'\d' * -1))=!r}{(v)=:x}"""
    assert (abs(k0) < len(set()) <= u.count(a)), chr(91)
    return u
try:
    print((b.encode() + (b'\x00\xff' if False else b'abc')))
except Exception as error:
    print(type(error).__name__, error)
def f3(x0, x1: int, *rest, k0=f2(c, c)):
    v = v
    w = w
    v = v
    print({})
    return e
try:
    d[b] |= a
except Exception as error:
    print(type(error).__name__, error)
