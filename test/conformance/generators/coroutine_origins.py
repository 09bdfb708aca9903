# compare: output
# Where coroutines were made, what generators' methods say of themselves.
import sys, types
async def a1(): pass
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(sys.get_coroutine_origin_tracking_depth())
sys.set_coroutine_origin_tracking_depth(2)
print(sys.get_coroutine_origin_tracking_depth())
def mk(): return a1()
c = mk()
print(c.cr_origin)
c.close()
t(lambda: sys.set_coroutine_origin_tracking_depth(-1))
t(lambda: sys.set_coroutine_origin_tracking_depth("a"))
c = mk(); del c
sys.set_coroutine_origin_tracking_depth(0)
print(a1.__call__.__doc__, types.CoroutineType.send.__doc__, types.CoroutineType.throw.__doc__, types.CoroutineType.close.__doc__, types.GeneratorType.send.__doc__, types.GeneratorType.throw.__doc__, types.GeneratorType.close.__doc__, types.AsyncGeneratorType.asend.__doc__, types.AsyncGeneratorType.athrow.__doc__, types.AsyncGeneratorType.aclose.__doc__, sep="\n~")
def g():
    f = sys._getframe()
    yield f
    yield 1
x = g(); f = next(x); print(f.f_back); list(x); print(f.f_back.f_code.co_name, f.f_generator)
