# compare: output
# build: 64-bit
# sys.getsizeof of instances, with and without slots, of collections and of other objects.
import sys, collections, types, functools, itertools, weakref, array
from sys import getsizeof as gs
class E: pass
class One:
    def __init__(self): self.a = 1
class Six:
    def __init__(self):
        for n in 'abcdef': setattr(self, n, 1)
class S0: __slots__ = ()
class S1: __slots__ = ('a',)
class S3: __slots__ = ('a', 'b', 'c')
class SW: __slots__ = ('a', '__weakref__')
class SD: __slots__ = ('a', '__dict__')
class SubS(S1): pass
class SubS2(S1): __slots__ = ('z',)
class L(list): pass
class D(dict): pass
class T(tuple): pass
class I(int): pass
class F(float): pass
class St(str): pass
class SetS(set): pass
class LS(list): __slots__ = ()
class By(bytes): pass
print([gs(c()) for c in (E, One, Six, S0, S1, S3, SW, SD, SubS, SubS2, L, D, I, F, St, SetS, LS, By)])
print(gs(I(2**40)), gs(L([1, 2, 3])), gs(St('abc')), gs(St('é')), gs(D(a=1)), gs(SetS(range(10))))
e = One(); print(gs(e.__dict__), gs(E().__dict__)); e.b = 2; print(gs(e.__dict__))
six = Six(); print(gs(vars(six)))
print(gs(object()), gs(range(5)), gs(range(10**20)), gs(slice(1)), gs(iter([])), gs(iter(())), gs(iter({})), gs(iter(set())), gs(iter('a')), gs(iter('é')), gs(iter(b'')), gs(iter(range(3))), gs(reversed([])), gs(enumerate([])), gs(zip()), gs(filter(None, [])))
def f(): pass
def clos():
    x = 1
    def g(): return x
    return g
g = clos()
print(gs(collections.deque()), gs(collections.deque(range(64))), gs(collections.deque(range(65))), gs(collections.deque(range(1000))), gs(collections.OrderedDict()), gs(collections.OrderedDict(a=1)), gs(collections.defaultdict(list)), gs(collections.Counter()), gs(collections.Counter('hello')), gs(collections.ChainMap()), gs(collections.UserDict()), gs(collections.UserList()))
od = collections.OrderedDict(); out = []
for i in range(20): od[i] = i; out.append(gs(od))
print(out)
dd = collections.defaultdict(int); out = []
for i in range(20): dd[i] += 1; out.append(gs(dd))
print(out)
c = collections.Counter(); out = []
for i in range(20): c[i] += 1; out.append(gs(c))
print(out)
dq = collections.deque(); out = []
for i in range(200): dq.append(i); out.append(gs(dq))
print(sorted(set(out))); [dq.popleft() for _ in range(150)]; print(gs(dq)); dq.clear(); print(gs(dq))
print(gs(Exception()), gs(ValueError('x')), gs(KeyError()), gs(OSError()), gs(StopIteration()), gs(UnicodeDecodeError('u', b'', 0, 1, '')), gs(ImportError()), gs(AttributeError()), gs(NameError()), gs(SystemExit()))
class MyE(Exception): pass
print(gs(MyE()), gs(MyE('a', 1)))
print(gs(weakref.ref(E)), gs(weakref.proxy(E)), gs(weakref.WeakSet()), gs(weakref.WeakValueDictionary()))
print(gs(array.array('i')), gs(array.array('i', [1, 2, 3])), gs(array.array('d', [1.0])))
print(gs(itertools.count()), gs(itertools.chain()), gs(itertools.cycle([])), gs(itertools.repeat(1)), gs(itertools.islice([], 1)), gs(itertools.accumulate([])))
from fractions import Fraction; from decimal import Decimal; import datetime, random, re
print(gs(Fraction(1, 2)), gs(Decimal('1.5')), gs(datetime.date(2020, 1, 1)), gs(datetime.datetime(2020, 1, 1)), gs(datetime.timedelta(1)), gs(datetime.time()))
from dataclasses import dataclass
@dataclass
class DC: x: int; y: int = 2
@dataclass(slots=True)
class DS: x: int; y: int = 2
import enum
class En(enum.Enum): A = 1
print(gs(DC(1)), gs(DS(1)), gs(En.A), gs(DC(1).__dict__))
try: gs()
except TypeError as x: print(x)
class Z:
    def __sizeof__(self): return 100
class Neg:
    def __sizeof__(self): return -1
class Bad:
    def __sizeof__(self): return 'a'
print(gs(Z()), Z().__sizeof__(), [].__sizeof__(), (1).__sizeof__(), ''.__sizeof__(), gs(Bad(), 'default'), {}.__sizeof__(), E().__sizeof__(), object.__sizeof__(E()))
for b in (Neg(), Bad()):
    try: gs(b)
    except (ValueError, TypeError) as x: print(type(x).__name__, x)
m = One(); m.__dict__ = {'a': 1}; print(gs(m.__dict__)); v = vars(One()); v.clear(); print(gs(v))
