# compare: output
# What async for, async with and await say of objects that will not do.
def drive(c):
    try:
        while True: c.send(None)
    except StopIteration as e: return e.value
    except BaseException as e: return f'{type(e).__name__}: {e} | {e.__cause__!r} | {e.__context__!r}'
class T:
    def __aiter__(self): return self
    def __anext__(self): return ()
class U:
    def __aiter__(self): return self
    def __anext__(self): return self
    def __await__(self): 1 / 0
class V:
    def __aiter__(self): return 5
class W:
    async def __aiter__(self): return self
async def f(x):
    async for _ in x: pass
for o in (T(), U(), V(), W(), 5): print(drive(f(o)))
class AW:
    def __init__(self, enter=None, exit=None): self.e, self.x = enter, exit
    def __aenter__(self): return self.e
    def __aexit__(self, *a): return self.x
async def g(x):
    async with x: pass
async def ok(): pass
a = ok(); b = ok()
for o in (AW(), AW(5), AW(ok()), AW(a, 7)): print(drive(g(o)))
b.close()
async def h(): await None
print(drive(h()))
class Aw:
    def __await__(self): return iter([])
class Aw2:
    def __await__(self): return ok()
class Aw3:
    def __await__(self): raise KeyError('k')
async def i(x): return await x
for o in (Aw(), Aw2(), Aw3(), Aw, i): print(drive(i(o)))
