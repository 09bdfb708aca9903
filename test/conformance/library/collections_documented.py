# compare: output
from collections import *
import collections
c = Counter('abracadabra'); print(c, c.most_common(3), list(c.elements())[:5], c['zz'], c.total(), c - Counter('ab'), c + Counter('ab'), c & Counter('aab'), c | Counter('zz'), +Counter(a=-1,b=2), -Counter(a=-1))
c.update('aaa'); c.subtract({'b': 10}); print(c, c <= Counter(c), dict(c)); c.clear(); print(c)
w = 'the quick the lazy the dog'.split(); print(Counter(w).most_common())
d = defaultdict(list)
for k, v in [('yellow', 1), ('blue', 2), ('yellow', 3)]: d[k].append(v)
print(d, sorted(d.items()), d.default_factory, defaultdict(int, a=1), defaultdict(lambda: 'x')['q'])
try: defaultdict(5)
except TypeError as e: print(e)
Point = namedtuple('Point', ['x','y'], defaults=[0]); p = Point(11, y=22); print(p, p[0]+p.y, p._asdict(), p._replace(x=33), Point._fields, Point._field_defaults, Point._make([1,2]), Point(1), *p, Point.__doc__, Point.x.__doc__)
for bad in ["namedtuple('X','a a')","namedtuple('X','class')","namedtuple('1X','a')","namedtuple('X','_a')","Point()","Point(1,2,3)","p._replace(z=1)","Point(z=1)","setattr(p,'x',1)"]:
    try: print(eval(bad))
    except Exception as e: print(type(e).__name__, e)
print(namedtuple('X', 'a a class', rename=True)._fields, namedtuple('Y', 'a,b')(1,2))
class P2(namedtuple('P2', 'x y')):
    __slots__ = ()
    @property
    def hypot(self): return (self.x**2+self.y**2)**.5
    def __str__(self): return f'P2: {self.x} {self.hypot:.3f}'
print(P2(3,4), repr(P2(3,4)), P2(3,4)==(3,4))
q = deque('ghi', maxlen=5); q.append('j'); q.appendleft('f'); print(q, q.pop(), q.popleft(), list(reversed(q)), 'h' in q, q.extend('jkl'), q, q.extendleft('abc'), q, q.maxlen, q[0], q[-1], q.count('c'), q.index('g'))
q.rotate(1); print(q); q.rotate(-2); print(q); q.insert(0,'z') if len(q)<5 else print('full'); q.remove(q[0]); q.reverse(); print(q, q.copy(), q+deque('x'), q*2, deque([1])<deque([2])); q.clear()
for bad in ['q.pop()','q.popleft()','q[0]','q.remove(1)','deque([1],maxlen=-1)','deque(5)','deque([1],1).insert(0,2)']:
    try: print(eval(bad))
    except Exception as e: print(type(e).__name__, e)
try:
    dd = deque([1,2,3])
    for x in dd: dd.append(1)
except RuntimeError as e: print(e)
od = OrderedDict.fromkeys('abcde'); od.move_to_end('b'); print(''.join(od)); od.move_to_end('b', last=False); print(od, od.popitem(), od.popitem(last=False), od == dict(od), OrderedDict(a=1,b=2) == OrderedDict(b=2,a=1), list(reversed(od)), od | {'z': 1})
cm = ChainMap({'a':1}, {'a':2,'b':3}); print(cm, cm['a'], cm['b'], list(cm), cm.maps, cm.new_child({'c':4}), cm.parents, dict(cm), len(cm)); cm['b']=9; print(cm); del cm['b']
try: del cm['zz']
except KeyError as e: print(e)
class LRU(OrderedDict):
    def __init__(self, maxsize=3, *a, **k): self.maxsize = maxsize; super().__init__(*a, **k)
    def __getitem__(self, key): v = super().__getitem__(key); self.move_to_end(key); return v
    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        if len(self) > self.maxsize: del self[next(iter(self))]
l = LRU(); 
for i in range(5): l[i] = i
print(l, l[3], list(l))
class MyD(UserDict):
    def __missing__(self, k): return k*2
print(MyD(a=1)['zz'], MyD(a=1), UserList([1,2])+[3], UserString('abc').upper(), type(UserString('a')+'b'))
class ML(UserList):
    def append(self, x): super().append(x*2)
m = ML(); m.append(2); print(m, m.data, m[0:1])
def tail(filename, n=10): return deque(filename, n)
print(tail(map(str, range(50)), 3))
import collections.abc as cabc
for n in cabc.__all__: print(n, isinstance([], getattr(cabc, n)), isinstance({}, getattr(cabc, n)), isinstance('', getattr(cabc,n)), issubclass(type(x for x in []), getattr(cabc,n)))
class S(cabc.Sequence):
    def __init__(s, d): s.d = d
    def __getitem__(s, i): return s.d[i]
    def __len__(s): return len(s.d)
s = S([1,2,3]); print(list(s), 2 in s, s.index(3), s.count(1), list(reversed(s)))
class Inc(cabc.MutableMapping): pass
try: Inc()
except TypeError as e: print(e)
class LS(cabc.Set):
    def __init__(s, it): s.e = list(dict.fromkeys(it))
    def __iter__(s): return iter(s.e)
    def __contains__(s, v): return v in s.e
    def __len__(s): return len(s.e)
print(list(LS('abcdef') & LS('defghi')), LS('ab') <= LS('abc'), LS('ab') == LS('ba'), list(LS('ab') | LS('c')), LS('a').isdisjoint(LS('b')))
try: from collections import Mapping
except ImportError as e: print(e)
print(Counter(a=3)['b'], Counter([1,1,2]) == {1:2,2:1})
