# compare: output
# throw() with anything, into what is delegated to; a bytearray added to itself.
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
class Iter:
    def __iter__(self): return self
    def __next__(self): return 1
    def throw(self, *x):
        print('throw', x); return 456
    def close(self): print("close")
def gen():
    yield from Iter()
def outer():
    yield from gen()
import sys
for mk in (gen, outer):
    for a in ((123,), (ZeroDivisionError,), (ZeroDivisionError("a"),), (GeneratorExit,), (GeneratorExit(),), ("str",), (int,), (None,)):
        g = mk(); next(g); t(lambda: g.throw(*a))
import warnings; warnings.simplefilter("ignore")
g = gen(); next(g); t(lambda: g.throw(ValueError, 5)); g = gen(); next(g); t(lambda: g.throw(ValueError, ValueError(3), None)); g = gen(); next(g); t(lambda: g.throw(ValueError("x"), 3))
def plain():
    try: yield 1
    except ValueError as e: print("got", repr(e)); yield 2
for a in ((123,), (ValueError,), (ValueError, 3), (ValueError, (1, 2)), (ValueError, None), (ValueError, ValueError(7)), (ValueError(1), 2), (ValueError, 1, 5), (int,), (KeyError, ValueError(1))):
    g = plain(); next(g); t(lambda: g.throw(*a))
class Iter2:
    def __iter__(self): return self
    def __next__(self): return 1
def gen2(): yield from Iter2()
for a in ((123,), (ValueError,)):
    g = gen2(); next(g); t(lambda: g.throw(*a))
class Aw:
    def __await__(self): return Iter()
async def co(): return await Aw()
for a in ((123,), (ZeroDivisionError,)):
    c = co(); c.send(None); t(lambda: c.throw(*a)); c.close()
    c = co(); w = c.__await__(); w.send(None); t(lambda: w.throw(*a)); c.close()
class Bad(Exception):
    def __new__(cls, *a): return 5
g = plain(); next(g); t(lambda: g.throw(Bad))
async def ag():
    try: yield 1
    except ValueError as e: yield repr(e)
async def use():
    for a in ((ValueError,), (ValueError, 3), (123,), (KeyError("k"),)):
        x = ag(); await x.__anext__()
        try: print(await x.athrow(*a))
        except BaseException as e: print(type(e).__name__, e)
t(lambda: use().send(None))
b = bytearray(b"1234"); b += b; print(b)
b = bytearray(b"12"); 
t(lambda: b.extend(b)); print(b); t(lambda: b.__iadd__(memoryview(b)[:0])); print(b)
def sl(): b[1:1] = b
t(sl); print(b)
def sl(): b[1:2] = memoryview(b)
t(sl); print(b)
