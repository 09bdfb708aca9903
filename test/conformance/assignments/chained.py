a = b = []
c = d = 5
a.append(1)
d += 1
print(a, b, a is b, c, d)
