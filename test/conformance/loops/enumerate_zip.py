names = ['a', 'b', 'c']
for i, name in enumerate(names, start=1):
    print(i, name)
for pair in zip(names, range(10), strict=False):
    print(pair)
print(list(map(str.upper, names)), list(filter(None, [0, 1, '', 'x'])), list(zip(*[(1, 2), (3, 4)])))
print(list(range(10, 0, -3)), range(3) == range(0, 3), range(5)[1:3], any([]), all([]))
for a in zip([1], [1, 2], strict=True):
    print(a)
