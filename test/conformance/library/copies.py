# compare: output
import copy
a = [1,[2,3],{'k':[4]}]; b = copy.copy(a); c = copy.deepcopy(a); a[1].append(9); print(a,b,c, a[1] is b[1], a[1] is c[1])
class P:
    def __init__(s,x): s.x=x
    def __copy__(s): print('copy'); return P(s.x)
    def __deepcopy__(s, memo): print('deep'); return P(copy.deepcopy(s.x, memo))
p=P([1]); print(copy.copy(p).x is p.x, copy.deepcopy(p).x is p.x)
l=[]; l.append(l); m=copy.deepcopy(l); print(m is m[0], m)
class Q: pass
q=Q(); q.self=q; q.l=[q]; r=copy.deepcopy(q); print(r.self is r, r.l[0] is r, r is not q)
print(copy.copy((1,2)) is (1,2), copy.deepcopy('a'), copy.copy(len), copy.deepcopy(lambda: 0) is not None, copy.copy({1,2}), copy.deepcopy(frozenset([1])), copy.copy(bytearray(b'a')))
from dataclasses import dataclass, replace
@dataclass(frozen=True)
class D: a:int; b:list
d = D(1,[2]); e=copy.deepcopy(d); print(e, e.b is d.b, copy.replace(d, a=5), replace(d, a=7))
try: copy.deepcopy(x for x in [])
except TypeError as e: print(e)
import threading
try: copy.deepcopy(threading.Lock())
except TypeError as e: print(e)
try: copy.replace(5)
except TypeError as e: print(e)
class R:
    def __init__(s,a): s.a=a
    def __reduce__(s): return R,(s.a+1,)
print(copy.copy(R(1)).a, copy.Error)
class Sl:
    __slots__=('x',)
s=Sl(); s.x=[1]; print(copy.copy(s).x is s.x, copy.deepcopy(s).x is s.x)
class Lst(list): pass
y=Lst([1,2]); y.n=5; z=copy.copy(y); print(z, z.n, type(z))
import collections, datetime
print(copy.deepcopy(collections.OrderedDict(a=[1])), copy.deepcopy(collections.defaultdict(list, a=[1])), copy.deepcopy(datetime.date(2020,1,1)), copy.deepcopy(collections.deque([1],3)))
