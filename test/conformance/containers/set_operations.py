# compare: output
def attempt(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


a = {1, 2, 3, 40, 17, 9}
b = {3, 40, 5}
print(a, b, a | b, a & b, a - b, a ^ b, b - a)
print(a.union([100], {'x': 1}), a.intersection([3, 3, 1]), a.difference([1], (2,)), a.symmetric_difference('ab') >= a)
print(a <= a, a < a, b < a, {3} < b, b.issuperset([3]), b.issubset(range(50)), b.isdisjoint([1, 2]), {1} == frozenset([1]))
c = set(a)
c.add(7)
c.discard(99)
c.remove(1)
print(c, len(c), 7 in c)
c |= {200, 8}
c &= {8, 7, 200, 3}
c -= {3}
c ^= {7, 11}
print(c)
c.update('ab', [1])
c.intersection_update([1, 8, 11])
c.difference_update([8])
c.symmetric_difference_update({1, 2})
print(c, c.pop(), c)
c.clear()
print(c, frozenset(), frozenset([1, 2]), set('hello') == set('olleh'))
print(hash(frozenset([1, 2, 3])) == hash(frozenset([3, 2, 1])), {frozenset([1]): 'x'}[frozenset([1])], {1} in {frozenset([1])})
attempt(lambda: set().pop())
attempt(lambda: {1}.remove(2))
attempt(lambda: {[]})
attempt(lambda: {1}.add({}))
attempt(lambda: {} in {1})
attempt(lambda: {1} | [1])
attempt(lambda: {1} < [1])
attempt(lambda: set(5))
attempt(lambda: set(1, 2))
attempt(lambda: set(x=1))
attempt(lambda: hash(set()))
attempt(lambda: {1}.union(5))
attempt(lambda: frozenset([1]).add(2))
f = frozenset([1, 2])
print(f | {3}, {3} | f, type(f | {3}), type({3} | f), f.copy() is f, frozenset(f) is f, f - {1})
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as error:
    print(error)


class Odd(set):
    pass


o = Odd([1, 2])
o.name = 'odd'
print(o, o | {3}, type(o | {3}), type(o.copy()), Odd(), o.name)
big = set()
for i in range(0, 3000, 7):
    big.add(i * i % 1009)
for i in range(0, 500, 3):
    big.discard(i)
print(list(big)[:40], len(big))
print({None, True, 0, -5, 77})
