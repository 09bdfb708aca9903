# compare: output
def drive(coro):
    sent = []
    while True:
        try:
            sent.append(coro.send(None))
        except StopIteration as e:
            return e.value, sent
class Pause:
    def __await__(self):
        got = yield 'pause'
        return 7
async def agen(n):
    try:
        for i in range(n):
            x = await Pause()
            got = yield i * x
            print('got', got)
    finally:
        print('cleanup')
async def main():
    r = []
    async for v in agen(3):
        r.append(v)
    print(r)
    print([v async for v in agen(2)])
    print({v: await Pause() async for v in agen(2) if v >= 0})
    g = agen(5)
    print(await g.__anext__())
    print(await g.asend('hello'))
    try:
        await g.athrow(ValueError('x'))
    except ValueError as e:
        print('ve', e)
    print(await anext(g, 'dflt'))
    try:
        await anext(g)
    except StopAsyncIteration as e:
        print('stop', repr(e))
    g = agen(5)
    await g.__anext__()
    print(g.ag_running, g.ag_suspended, g.ag_frame is not None, type(g))
    await g.aclose()
    await g.aclose()
    class CM:
        async def __aenter__(self):
            print('enter'); return 5
        async def __aexit__(self, *a):
            print('exit', a[0]); return True
    async with CM() as c:
        print(c)
        raise KeyError('k')
    return 'done'
print(drive(main()))
async def bad():
    try:
        yield 1
    except GeneratorExit:
        yield 2
async def m2():
    g = bad()
    await g.__anext__()
    try:
        await g.aclose()
    except RuntimeError as e:
        print(e)
print(drive(m2()))
async def m3():
    g = agen(2)
    a = g.__anext__()
    await a
    try:
        await a
    except RuntimeError as e: print(e)
    try:
        await 5
    except TypeError as e: print(e)
    try:
        async for x in 5: pass
    except TypeError as e: print(e)
    try:
        async with 5: pass
    except TypeError as e: print(e)
    await g.aclose()
print(drive(m3()))
async def nested():
    async def inner():
        async for v in agen(2):
            yield v + 100
    return [x async for x in inner()]
print(drive(nested()))
import sys
print(sys.get_asyncgen_hooks())
def fi(g): print('first', g.__name__)
def fin(g): print('fin', g.__name__)
sys.set_asyncgen_hooks(fi, fin)
async def m4():
    g = agen(3)
    await g.__anext__()
    del g
    print('after del')
print(drive(m4()))
sys.set_asyncgen_hooks(None, None)
async def m5():
    async for x in agen(3):
        break
    print('out')
print(drive(m5()))
