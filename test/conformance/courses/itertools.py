# compare: output, steps
from itertools import *
print(list(chain([1],[2])), list(combinations('abc', 2)), list(permutations([1,2,3], 2))[:3], list(product('ab', repeat=2)))
print(list(accumulate([1,2,3,4])), list(groupby('aab', lambda c: c))[0][0], [(k, list(g)) for k, g in groupby([1,1,2,3,3])])
print(list(islice(count(5, 2), 3)), list(zip_longest('ab', [1], fillvalue='-')), list(repeat(7, 2)), list(starmap(pow, [(2,3),(3,2)])))
print(list(dropwhile(lambda x: x < 3, [1,2,3,1])), list(compress('abcd', [1,0,1,0])), list(pairwise([1,2,3])), list(batched('abcde', 2)), list(filterfalse(lambda x: x%2, range(5))))
a, b = tee([1,2,3]); print(list(a), list(b), list(combinations_with_replacement('ab', 2)), list(islice(cycle('ab'), 5)))
import functools, operator
print(functools.reduce(operator.mul, range(1, 6)), functools.partial(int, base=2)('101'), functools.reduce(lambda a, b: a+b, [], 'x'))
print(sorted(['b','A','c'], key=str.lower), sorted([3,1,2], reverse=True), sorted('cab', key=functools.cmp_to_key(lambda a, b: (a > b) - (a < b))))
print(max(['aa','b'], key=len), min(3, 1, 2), sum([[1],[2]], []), any([]), all([]), list(reversed('abc')))
print(operator.itemgetter(1)([5,6]), operator.attrgetter('real')(3), functools.partial(print, 'a', sep='-'))
