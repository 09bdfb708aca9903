a = list(range(10))
print(a[2:5], a[:3], a[7:], a[::3], a[::-2], a[-3:-1], a[20:])
a[2:5] = ['x']
print(a)
a[::2] = [0] * len(a[::2])
print(a)
a[1:1] = [100, 200]
del a[::3]
print(a)
a[::2] = [1]
