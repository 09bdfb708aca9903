t = (1, 'two', [3])
single = (1,)
empty = ()
t[2].append(4)
print(t, single, empty, t[0], t[1:], len(t), t + single, single * 3)
x, y, z = t
print(x, y, z, (1, 2) == (1, 2), t.index('two'), t.count(1), 1 in t, hash(()) == hash(()))
t[0] = 5
