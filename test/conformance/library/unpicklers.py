# compare: output
"""Unpickler: from files, with a find_class and a persistent_load of its own; what comes back of pickled objects."""
import pickle, io, copyreg, sys
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__module__, type(e).__name__, e)
for b in (b'\x80\x04\x8c\x02os\x8c\x08path.foo\x93.', b'\x80\x04\x8c\x02os\x8c\x03foo\x93.', b'\x80\x02cos\npath.sep\n.', b'\x80\x04\x8c\x02os\x8c\x08path.sep\x93.', b'cposix\nfoo.bar\n.'):
    t(lambda: pickle.loads(b))
class U(pickle.Unpickler):
    def find_class(self, m, n):
        if m == 'builtins' and n in ('range', 'set'): return super().find_class(m, n)
        raise pickle.UnpicklingError(f"global '{m}.{n}' is forbidden")
    def persistent_load(self, pid): return ('pid', pid)
t(lambda: U(io.BytesIO(pickle.dumps([1, range(3)]))).load())
t(lambda: U(io.BytesIO(b"cos\nsystem\n(S'echo hello world'\ntR.")).load())
t(lambda: U(io.BytesIO(b"Pabc\n.")).load())
t(lambda: U(io.BytesIO(b"NQ.")).load())
f = io.BytesIO(b''.join(pickle.dumps(x, p) for p in range(6) for x in (1, 'a', [1,2], {'x': 3.5})))
u = pickle.Unpickler(f)
try:
    while True: print(u.load(), end=' ')
except EOFError as e: print(e)
f.seek(0)
try:
    while True: print(pickle.load(f), end=' ')
except EOFError as e: print(e)
class F:
    def read(self, n): return 'text'
    def readline(self): return 'x'
t(lambda: pickle.load(F()))
t(lambda: pickle.load(3))
t(lambda: pickle.load(open('x.txt','w')))
t(lambda: pickle.loads('abc'))
t(lambda: pickle.load())
t(lambda: pickle.loads(b'N.', 3))
t(lambda: pickle.loads(b'N.', encoding=3))
t(lambda: pickle.loads(b'U\1\xff.', encoding='latin1'))
t(lambda: pickle.loads(b'U\1\xff.', encoding='bytes'))
t(lambda: pickle.loads(b'U\1\xff.'))
t(lambda: pickle.loads(b'U\1\xff.', errors='replace'))
t(lambda: pickle.loads(b"S'\\x'\n."))
t(lambda: pickle.loads(b"S'a\\t\\101'\n."))
class V(pickle.Unpickler):
    def __init__(self): pass
t(lambda: V().load())
class P:
    __slots__ = ('a', 'b')
    def __init__(self): self.a = 1; self.b = 2
class Q(P):
    def __init__(self): super().__init__(); self.c = 3
q = pickle.loads(pickle.dumps(Q()))
print(q.a, q.b, q.c, q.__dict__)
class L(list): pass
l = L([1,2]); l.x = 5
m = pickle.loads(pickle.dumps(l)); print(m, m.x, type(m))
class D(dict):
    def __setitem__(self, k, v): print('set', k); super().__setitem__(k, v)
print(pickle.loads(pickle.dumps(D(a=1))))
class S(set): pass
print(pickle.loads(pickle.dumps(S([1])))) 
import collections, datetime, decimal, fractions, enum, dataclasses
class E(enum.Enum): A = 1
@dataclasses.dataclass
class DC: x: int; y: list
NT = collections.namedtuple('NT', 'a b')
for x in (collections.OrderedDict(a=1), collections.Counter('aab'), collections.deque([1,2], 5), collections.defaultdict(list, {1:[2]}), datetime.datetime(2020,1,2,3), decimal.Decimal('1.5'), fractions.Fraction(1,3), E.A, DC(1,[2]), NT(1,2), 10**40, -1, 300, 70000, 2**31, -2**70, 1.5, b'abc', bytearray(b'xy'), frozenset([1]), complex(1,2), slice(1,2), range(3), Ellipsis, NotImplemented, None, int, len, print, [].append, {'a':1}.get, collections, ValueError('x', 1), type(None), type(...)):
    for p in range(6):
        try: r = pickle.loads(pickle.dumps(x, p))
        except Exception as e: print(p, type(e).__name__, e); continue
        if p in (0, 5): print(p, r if not callable(r) else getattr(r,'__name__',r), type(r).__name__)
a = []; a.append(a); b = pickle.loads(pickle.dumps(a)); print(b, b[0] is b)
x = [1]; y = pickle.loads(pickle.dumps([x, x])); print(y[0] is y[1])
copyreg.add_extension('__main__', 'P', 240)
s = pickle.dumps(P, 2); print(s); print(pickle.loads(s))
u = pickle.Unpickler(io.BytesIO(pickle.dumps([1,[2]]))); u.load(); print(u.memo.copy())
t(lambda: setattr(u, 'memo', 5))
t(lambda: pickle.loads(memoryview(pickle.dumps(1))))
t(lambda: pickle.loads(b'(NNNNu.'))
print(pickle.Unpickler, pickle.load, pickle.Unpickler.__module__)
import pickletools
pickletools.dis(pickle.dumps({'a': [1, (2,)]}, 4))
