# compare: output
from itertools import *
import itertools, operator
print(list(accumulate([1,2,3,4,5])), list(accumulate([1,2,3], operator.mul, initial=100)), list(accumulate([3,4,6,2], max)), list(batched('ABCDEFG', 3)), list(chain('ABC','DEF')), list(chain.from_iterable(['ABC','D'])), list(combinations('ABCD',2)), list(combinations_with_replacement('AB',2)), list(compress('ABCDEF',[1,0,1,0,1,1])))
print(list(islice(count(2.5,.5),3)), list(islice(cycle('ABC'),7)), list(dropwhile(lambda x:x<5,[1,4,6,3,8])), list(filterfalse(lambda x:x%2, range(5))), [(k,list(g)) for k,g in groupby('AAAABBBCCDAABBB')], list(islice('ABCDEFG',2,None,2)), list(pairwise('ABCD')), list(permutations('ABC',2)), list(product('AB',repeat=2)), list(product('AB','xy')), list(repeat(10,3)), list(starmap(pow,[(2,5),(3,2)])), list(takewhile(lambda x:x<5,[1,4,6])), [list(t) for t in tee('ABC',2)], list(zip_longest('ABCD','xy',fillvalue='-')))
for bad in ['batched("a",0)','islice([1],-1)','combinations("a",-1)','list(batched("abc",2,strict=True))','repeat(1,"a")','count("a")','product("a",repeat=-1)','zip_longest(1)','chain(1).__next__()','islice([1],1.5)','tee([],-1)','list(starmap(pow,[1]))','permutations("ab",-1)']:
    try: print(bad, eval(bad))
    except Exception as e: print(bad, type(e).__name__, e)
print(count(10), repeat(1,2), count(1,.5), cycle, chain('a').__class__)
def take(n, it): return list(islice(it, n))
def tabulate(f, start=0): return map(f, count(start))
def repeatfunc(f, times=None, *args): return starmap(f, repeat(args) if times is None else repeat(args, times))
def flatten(l): return chain.from_iterable(l)
def ncycles(it, n): return chain.from_iterable(repeat(tuple(it), n))
def loops(n): return repeat(None, n)
def tail(n, it):
    import collections
    return iter(collections.deque(it, maxlen=n))
def nth(it, n, d=None): return next(islice(it, n, None), d)
def quantify(it, p=bool): return sum(map(p, it))
def all_equal(it, key=None): return len(take(2, groupby(it, key))) <= 1
def grouper(it, n, *, incomplete='fill', fillvalue=None):
    iterators = [iter(it)] * n
    match incomplete:
        case 'fill': return zip_longest(*iterators, fillvalue=fillvalue)
        case 'strict': return zip(*iterators, strict=True)
        case 'ignore': return zip(*iterators)
def sliding_window(it, n):
    from collections import deque
    iterator = iter(it); w = deque(islice(iterator, n-1), maxlen=n)
    for x in iterator: w.append(x); yield tuple(w)
def partition(p, it):
    t1, t2 = tee(it); return filterfalse(p, t1), filter(p, t2)
def powerset(it):
    s = list(it); return chain.from_iterable(combinations(s, r) for r in range(len(s)+1))
def unique_everseen(it, key=None):
    seen = set()
    for e in filterfalse(seen.__contains__, it): seen.add(e); yield e
def sieve(n):
    data = bytearray((0,1))*(n//2); data[:3]=0,0,0
    from math import isqrt
    for p in compress(range(3, isqrt(n)+1, 2), data[3::2]): data[p*p:n:p+p] = bytes(len(range(p*p,n,p+p)))
    data[2]=1; return compress(range(n), data)
def roundrobin(*its):
    iterators = map(iter, its)
    for n in range(len(its), 0, -1):
        iterators = cycle(islice(iterators, n)); yield from map(next, iterators)
print(take(3, tabulate(lambda x:x*x)), list(flatten([[1],[2,3]])), list(ncycles('ab',2)), list(tail(3,'ABCDEFG')), nth('ABC',1), quantify([1,0,1]), all_equal('aaa'), list(grouper('ABCDEFG',3,fillvalue='x')), list(sliding_window('ABCDEFG',4)), [list(x) for x in partition(lambda x:x%2, range(10))], list(powerset([1,2,3])), ''.join(unique_everseen('AAAABBBCCDAABBB')), list(sieve(50)), list(roundrobin('ABC','D','EF')))
try: print(list(grouper('ABCDEFG',3,incomplete='strict')))
except ValueError as e: print(e)
import random; random.seed(0)
print([ ''.join(p) for p in permutations('abc')])
it = iter(range(5)); print(list(zip(it,it))); a,b=tee([1,2,3]); next(b,None); print(list(zip(a,b)))
g = groupby(sorted(['apple','bob','cat','dig','axe'], key=len), key=len); print({k:list(v) for k,v in g})
g = groupby('aab'); k, grp = next(g); next(g); print(list(grp))
import functools
print(functools.reduce(operator.add, [1,2,3]), operator.itemgetter(1,2)('abc'), operator.attrgetter('real','imag')(3), operator.methodcaller('upper')('a'), operator.itemgetter(slice(1))('abc'), operator.concat([1],[2]), operator.countOf([1,1],1), operator.indexOf([1,2],2), operator.length_hint([1]), operator.truth([]), operator.is_not(1,None), operator.contains([1],1), operator.floordiv(7,2), operator.matmul, operator.index(True), operator.inv(5), operator.iadd([1],[2]), operator.call(len, 'ab'), operator.is_none(None))
print(operator.itemgetter('a'), operator.attrgetter('x.y'), operator.methodcaller('f',1,k=2))
try: operator.itemgetter(5)([1])
except IndexError as e: print(e)
try: operator.attrgetter('zz')(1)
except AttributeError as e: print(e)
inventory = [('apple', 3), ('banana', 2), ('pear', 5)]; print(sorted(inventory, key=operator.itemgetter(1)), list(map(operator.itemgetter(0), inventory)))
