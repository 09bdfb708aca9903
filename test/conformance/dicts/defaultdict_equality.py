# compare: output
# Equality of dicts of other kinds, which of them hash, replacements in bytes, the ends of erfc and exp.
from collections import defaultdict, OrderedDict, Counter, deque, ChainMap
import re, math, weakref, functools
d = defaultdict(int); d['a'] += 1
print(d == {'a': 1}, d == defaultdict(int, a=1), {'a':1} == d, d != {'a':1}, d != defaultdict(list, a=1), d == defaultdict(int))
print(OrderedDict(a=1) == {'a':1}, Counter('aab') == {'a':2,'b':1}, deque([1]) == deque([1]), OrderedDict(a=1,b=2)==OrderedDict(b=2,a=1))
for t in (list, dict, set, bytearray, defaultdict, OrderedDict, Counter, deque, memoryview):
    try: hash(t() if t is not memoryview else memoryview(bytearray(b'a')))
    except (TypeError, ValueError) as e: print(t.__name__, e)
    print(t.__name__, '__hash__' in t.__dict__)
class E(defaultdict): pass
print(E(int, a=1) == {'a': 1}, E(int) == E(list))
print(re.sub(b'a', bytearray(b'b'), b'banana'))
print(math.erfc(27.2), math.erfc(26.9), math.erf(27), math.exp(-744.9), math.gamma(-170.5), math.erfc(-27.2), math.exp(-700.3))
