async def f(x): return x + 1
async def g(): return await f(1) + await f(2)
c = g()
try: c.send(None)
except StopIteration as e: print(e.value)
class Aw:
    def __await__(self): r = yield 'ask'; return r
async def h(): return await Aw()
c = h(); print(c.send(None))
try: c.send('ans')
except StopIteration as e: print(e.value)
async def ag():
    for i in range(3): yield i
async def use(): return [x async for x in ag()]
try: use().send(None)
except StopIteration as e: print(e.value)
class CM:
    async def __aenter__(self): print('in'); return self
    async def __aexit__(self, *a): print('out')
async def w():
    async with CM() as c: print(type(c).__name__)
try: w().send(None)
except StopIteration: pass
f(1)
