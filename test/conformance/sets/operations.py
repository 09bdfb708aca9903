a = {1, 2, 3}
b = {3, 4}
print(a | b, a & b, a - b, a ^ b, a <= b, {1} < a, a.isdisjoint({9}))
a.add(4)
a.discard(99)
a.update([5, 6])
print(a, len(a), 2 in a, set(), {*a, 7}, frozenset([1, 2]))
print(sorted(set('mississippi')), {x % 3 for x in range(10)})
a.remove(99)
