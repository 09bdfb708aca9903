a = [1, 2, 3]
b = a
c = a[:]
b.append(4)
a = a + [5]
print(a, b, c)
print(a is b, b is c, b == c)
