# compare: output
"""What gc.collect() counts, by what is in the cycle."""
import gc, sys
async def co(): pass
c = co(); print(sys.getrefcount(c)); c.close()
c = co(); f = c.close; c = None; f(); del f
def g(): yield
z = g(); z.close(); print(z.gi_frame, z.gi_running); z = g()
try: z.throw(KeyError)
except KeyError as e: print(e.__traceback__.tb_lineno)
c = co()
try: c.throw(KeyError)
except KeyError as e: pass
del c
async def ag(): yield
a = ag(); x = a.aclose(); x.close(); del a, x
def n(f):
    gc.collect(); f(); return gc.collect()
def mv():
    m = memoryview(bytearray(3)); l = [m]; l.append(l)
def mv2():
    m = memoryview(bytearray(3)); m2 = m[1:]; l = [m, m2]; l.append(l)
def mv3():
    m = memoryview(b'abc'); m2 = memoryview(m); l = [m, m2]; l.append(l)
def mv4():
    m = memoryview(b'abc'); m.release(); l = [m]; l.append(l)
def it(): l = []; l.append(iter(l))
def en(): l = []; l.append(enumerate(l))
def mp(): l = []; l.append(map(len, l))
def zp(): l = []; l.append(zip(l, l))
def fl(): l = []; l.append(filter(None, l))
def rv(): l = []; l.append(reversed(l))
def ml(): l = []; l.append(l.append)
def tp(): l = []; l.append((l,))
def st():
    class A: pass
    a = A(); a.s = {a}
def dc(): d = {}; d['d'] = d
def dv(): d = {}; d['k'] = d.keys(), d.values(), d.items()
def di(): d = {}; d['k'] = iter(d), iter(d.values())
def cl():
    def f(): return f
def cls():
    class A: pass
def cls2():
    class A:
        def m(self): pass
        @property
        def p(self): pass
        @staticmethod
        def s(): pass
        @classmethod
        def c(cls): pass
def cls3():
    class A: __slots__ = 'a', 'b'
def cls4():
    class A: pass
    class B(A): pass
def inst():
    class A: pass
    a = A(); a.a = a
def slots():
    class A: __slots__ = 'a',
    a = A(); a.a = a
def bm():
    class A:
        def m(self): pass
    a = A(); a.m2 = a.m
def gen():
    def g():
        x = yield
        yield x
    i = g(); next(i); i.send(i)
def ge(): l = []; l.append(x for x in l)
def exc():
    try: 1/0
    except ZeroDivisionError as e: e2 = e
def exc2():
    e = ValueError(); e.me = e
def tb():
    try: 1/0
    except ZeroDivisionError as e: l = [e]; l.append(l)
def fr(): f = sys._getframe()
def lam(): d = {}; d['f'] = lambda: d
def sn():
    import types; s = types.SimpleNamespace(); s.s = s
def mod():
    import types; m = types.ModuleType('m'); m.m = m
def sl(): l = []; l.append(slice(l))
def cell():
    import types; c = types.CellType(); c.cell_contents = c
def mpx():
    import types; d = {}; d['p'] = types.MappingProxyType(d)
def wr():
    import weakref
    class A: pass
    a = A(); a.a = a; a.w = weakref.ref(a)
def wrc():
    import weakref
    class A: pass
    a = A(); a.a = a; a.w = weakref.ref(a, lambda r: a)
def prop(): l = []; l.append(property(lambda: l))
def ga(): l = []; l.append(list[l] if 0 else tuple[int])
def it2():
    import itertools; l = []; l.append(itertools.chain(l)); l.append(itertools.cycle(l)); l.append(itertools.count()); l.append(itertools.islice(l, 2))
def tee():
    import itertools; l = []; a, b = itertools.tee(l); l.append(a)
def zpl():
    import itertools; l = []; l.append(itertools.zip_longest(l, l)); l.append(itertools.product(l)); l.append(itertools.permutations(l)); l.append(itertools.groupby(l)); l.append(itertools.starmap(print, l)); l.append(itertools.accumulate(l))
def coro():
    async def c(): pass
    x = c(); l = [x, l2] if 0 else [x]; l.append(l); x.close()
def sup():
    class A: pass
    class B(A):
        def m(self): self.s = super()
    B().m()
def frz(): l = []; l.append(frozenset([1, 2])); l.append(l)
def nest():
    a = []; b = [a]; a.append(b); c = (a, b); a.append(c)
def selfdel():
    class A:
        def __del__(self): pass
    a = A(); a.a = a
def resur():
    class A:
        def __del__(self): keep.append(self)
    a = A(); a.a = a
keep = []
def strs(): l = ['a' * 20, 1.5, 10**30, b'x' * 9, l2] if 0 else ['a' * 20]; l.append(l)
for f in list(globals().values()):
    if getattr(f, '__name__', '') in ('n', 'co', 'ag') or type(f) is not type(n): continue
    print(f.__name__, n(f))
