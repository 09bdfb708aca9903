a, b = 1, 2
a, b = b, a
first, *middle, last = [1, 2, 3, 4, 5]
(c, d), e = (6, 7), 8
[f, g] = 'hi'
print(a, b, first, middle, last, c, d, e, f, g)
*start, end = range(3)
print(start, end)
p, q = 1, 2, 3
