# compare: output
# What builtin types do for subclasses: keywords, hashes that are known, strings that stay, buffers.
import _string
import array
import collections
import itertools


def t(f):
    try: print(repr(f()).split(' at 0x')[0][:200].replace('__main__.', ''))
    except BaseException as e: print(type(e).__name__, e)
t(lambda: _string.formatter_parser(1)); t(lambda: _string.formatter_field_name_split(1))
class A(array.array):
    def __init__(self, typecode, newarg=None): array.array.__init__(self)
t(lambda: A('b', newarg=1)); t(lambda: array.array('i', [1,2]).__reduce_ex__(2)); 
import pickle, copy
t(lambda: pickle.loads(pickle.dumps(array.array('d', [1.5])))); it = iter(array.array('i', [1,2,3])); next(it); t(lambda: list(pickle.loads(pickle.dumps(it)))); t(lambda: list(copy.copy(it)))
r = iter(range(5)); next(r); t(lambda: r.__reduce__()); t(lambda: r.__setstate__(3) or list(r)); r2 = iter(range(10**20, 10**20+5)); next(r2); t(lambda: r2.__reduce__()); t(lambda: list(pickle.loads(pickle.dumps(r2)))); t(lambda: r2.__setstate__(2) or list(r2)); t(lambda: iter(range(0)).__reduce__()); t(lambda: reversed(range(3)).__reduce__()); t(lambda: range(3).__reduce__())
from collections.abc import *
import collections.abc as cabc
t(lambda: [isinstance(x, cabc.Buffer) for x in (b'', bytearray(), memoryview(b''), array.array('b'), '', [])])
import warnings; warnings.simplefilter('error')
t(lambda: isinstance(b'', cabc.ByteString))
class S1(set):
    def __init__(self, a=(), newarg=None): super().__init__(a); self.n = newarg
t(lambda: S1([1], newarg=3).n); t(lambda: S1([1], bad=3)); t(lambda: set(a=1)); t(lambda: frozenset(a=1)); 
class S2(set): pass
t(lambda: S2(a=1)); t(lambda: S2([1], [2]))
class S3(frozenset):
    def __new__(cls, a=(), k=None): return super().__new__(cls, a)
t(lambda: S3([1], k=1))
class L2(list): pass
t(lambda: L2(a=1)); t(lambda: type('T2', (tuple,), {})(a=1)); t(lambda: type('D2', (dict,), {})(a=1)); t(lambda: type('I2', (int,), {})(a=1)); t(lambda: type('F2', (float,), {})(a=1)); t(lambda: type('St', (str,), {})(a=1)); t(lambda: type('B2', (bytes,), {})(a=1)); t(lambda: type('BA', (bytearray,), {})(a=1)); t(lambda: type('dq', (collections.deque,), {})(a=1)); t(lambda: type('En', (enumerate,), {})([1], a=1)); t(lambda: type('zi', (zip,), {})(a=1)); t(lambda: type('ma', (map,), {})(a=1)); t(lambda: type('re', (reversed,), {})([], a=1)); t(lambda: type('fi', (filter,), {})(None, [], a=1)); t(lambda: type('ch', (itertools.chain,), {})(a=1)); t(lambda: type('rp', (itertools.repeat,), {})(1, a=1)); t(lambda: type('co', (itertools.count,), {})(a=1)); t(lambda: type('cy', (itertools.cycle,), {})([], a=1)); t(lambda: type('ta', (itertools.takewhile,), {})(len, [], a=1)); t(lambda: itertools.chain(a=1)); t(lambda: zip(a=1)); t(lambda: map(a=1)); t(lambda: filter(None, [], a=1)); t(lambda: reversed([], a=1)); t(lambda: enumerate([1], a=1)); t(lambda: enumerate(iterable=[1], start=2)); t(lambda: enumerate(a=1)); t(lambda: complex(a=1)); t(lambda: bool(a=1)); t(lambda: object(a=1)); t(lambda: type('o', (), {})(a=1)); t(lambda: slice(a=1)); t(lambda: memoryview(a=1)); t(lambda: property(a=1)); t(lambda: staticmethod(a=1)); t(lambda: classmethod(a=1)); t(lambda: super(a=1)); t(lambda: range(a=1)); t(lambda: list(a=1)); t(lambda: tuple(a=1)); t(lambda: str(a=1)); t(lambda: bytes(a=1)); t(lambda: int(a=1)); t(lambda: float(a=1))
d = {}
class H:
    n = 0
    def __hash__(s): H.n += 1; return 1
    def __eq__(s, o): return s is o
ks = [H() for _ in range(5)]; d = dict.fromkeys(ks); H.n = 0; s = set(d); print(H.n); s2 = frozenset(d); print(H.n); s.update(d); print(H.n); s3 = set(s); print(H.n); s.difference_update(s2); s3 ^ s2; s3 | s2; s3 & s2; s3 - s2; print(H.n); dict.fromkeys(s3); print(H.n); dict(d); {**d}; d | d; print(H.n); d.keys() & s3; print(H.n)
b = bytearray(range(10)); m = memoryview(b)
t(lambda: b.__setitem__(slice(1, -1, 2), b'')); t(lambda: b.__delitem__(slice(1, -1, 2))); m.release()
class SB(str):
    def __bytes__(self): return b'abc'
t(lambda: bytes(SB('x'))); t(lambda: bytes(SB('x'), 'utf8'))
class R(str): pass
class WR:
    def __repr__(self): return R('<x>')
    def __str__(self): return R('<s>')
    def __format__(self, f): return R('<f>')
t(lambda: type(repr(WR()))); t(lambda: type(ascii(WR()))); t(lambda: type(str(WR()))); t(lambda: type(format(WR()))); t(lambda: type(f'{WR()}')); t(lambda: type(R('a').upper())); t(lambda: type(R('a') + '')); t(lambda: type(''.join([R('a')]))); t(lambda: type(R('a')[:])); t(lambda: type(R('a').strip())); t(lambda: type(R('a').replace('b', 'c'))); t(lambda: type(R('a') * 1)); t(lambda: type(str(R('a')))); t(lambda: type(f"{R('a')}")); t(lambda: type(R('%s') % 'a')); t(lambda: type(R('a').format())); t(lambda: type(R('abc').expandtabs())); t(lambda: type(R('a').ljust(1))); t(lambda: type(R('a').zfill(0))); t(lambda: type(R('a').translate({}))); t(lambda: type(R('a').removeprefix('x'))); t(lambda: type(R('a').casefold()))
class Buf:
    def __buffer__(self, flags): print('flags', flags); return memoryview(b'hello')
t(lambda: bytes(Buf())); t(lambda: memoryview(Buf()).tobytes()); t(lambda: isinstance(Buf(), cabc.Buffer)); t(lambda: memoryview(b'ab').__buffer__(0).tobytes()); t(lambda: b'ab'.__buffer__(0)[0]); t(lambda: bytearray(b'q').__buffer__(0).readonly); t(lambda: '__buffer__' in dir(bytes)); t(lambda: hasattr('', '__buffer__'))
