a, b = {1, 2, 3}, {2, 3, 4}
print(a | b, a & b, a - b, a ^ b, a <= b, {1} < a, a.isdisjoint({9}), frozenset(a), len(a))
a.add(9); a.discard(77); a.update([5, 6]); a.remove(1); print(sorted(a)); a -= {9}; print(a)
d = {'x': 1}; d.setdefault('y', []).append(2); d.update(z=3); print(d, d.pop('x'), d.get('q', 'no'), list(d), 'y' in d, d.items() & {('z', 3)}.__class__([('z', 3)]))
print(dict.fromkeys('ab', 0), dict([(1, 2)]), {**d, 'y': 0}, d | {'n': 1}, list(reversed(d)), len(d)); del d['y']; print(d)
for k, v in list(d.items()):
    if v == 3: del d[k]
print(d, {1: 'a', 1.0: 'b', True: 'c'}, hash(1) == hash(1.0) == hash(True), {(1, 2): 'p'}[1, 2])
inv = {}
for k, v in {'a': 1, 'b': 2, 'c': 1}.items(): inv.setdefault(v, []).append(k)
print(inv, max({'a': 3, 'b': 7}.items(), key=lambda kv: kv[1])[0], sorted({'b': 1, 'a': 2}), sorted({'b': 1, 'a': 2}.items(), key=lambda t: t[1]))
a.remove(100)
