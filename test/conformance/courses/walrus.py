data = [1, 5, 3, 8]
if (n := len(data)) > 3: print('big', n)
print([y for x in data if (y := x * 2) > 5], y)
while (x := data.pop()) != 5: print(x)
first, *mid, last = range(6); print(first, mid, last)
[a, (b, *c)], d = [1, 'xyz'], 4; print(a, b, c, d)
print(*[1, 2], *'ab', sep='-'); print([*range(3), *'x'], {**{'a': 1}, 'b': 2}, {*[1, 1]})
for i, (a, b) in enumerate(zip('ab', 'cd')): print(i, a, b)
a = b = []; a.append(1); print(b); a, b = b, a
x, y = 1, 2; x, y = y, x + y; print(x, y)
l = [0, 1, 2]; i = 0; i, l[i] = 1, 9; print(i, l)
print(1 < 2 < 3, 1 < 3 > 2, not 0 or 1 / 0, 0 and 1 / 0, 'a' if [] else 'b', [] or 'default', None is None)
