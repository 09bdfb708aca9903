# compare: output
"""A generator that is closed before it runs keeps its arguments until it goes itself."""
import weakref, gc, sys
class O:
    def __del__(self): print('del O')
def g(x):
    y = x
    yield 1
    yield 2
a = O(); it = g(a); del a; print('close unstarted'); it.close(); print('closed', it.gi_frame, it.gi_suspended, it.gi_running); print(list(it)); print('del it'); del it
a = O(); it = g(a); del a; next(it); print('close started'); it.close(); print('closed', it.gi_frame); del it
a = O(); it = g(a); del a; print('throw unstarted')
try: it.throw(ValueError)
except ValueError as e: print('thrown', it.gi_frame)
print('after'); del it
a = O(); it = g(a); del a; list(it); print('exhausted'); del it
async def c(x): return x
a = O(); it = c(a); del a; print('close coro'); it.close(); print('closed', it.cr_frame); del it; print('end')
async def ag(x): yield x
a = O(); it = ag(a); del a; k = it.aclose(); 
try: k.send(None)
except StopIteration: print('aclosed')
del k; print('x'); del it; print('end')
def f(x):
    try: yield x
    finally: print('fin')
a = O(); it = f(a); del a; it.close(); print('closed'); del it
a = O(); it = f(a); next(it); del a; it.close(); print('closed'); del it
it = (x for x in [O()]); print('genexp'); it.close(); print('closed'); del it; print('end')
it = (x for x in [O()]); next(it); print('genexp'); it.close(); print('closed'); del it
