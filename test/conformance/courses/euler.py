print(sum(i for i in range(1000) if i % 3 == 0 or i % 5 == 0))
a, b, t = 1, 2, 0
while b < 4_000_000:
    if b % 2 == 0: t += b
    a, b = b, a + b
print(t)
n, f = 600851475143, 2
while f * f <= n:
    while n % f == 0: n //= f
    f += 1
print(n)
from math import lcm
from functools import reduce
print(reduce(lcm, range(1, 21)), sum(range(101)) ** 2 - sum(i * i for i in range(101)), len(str(2 ** 1000)), sum(map(int, str(2 ** 1000))))
tri = [[3], [7, 4], [2, 4, 6], [8, 5, 9, 3]]
for i in range(len(tri) - 2, -1, -1):
    for j in range(i + 1): tri[i][j] += max(tri[i + 1][j], tri[i + 1][j + 1])
print(tri[0][0])
print([a * b * c for a in range(1, 50) for b in range(a, 50) if (c := 50 - a - b) > b and a * a + b * b == c * c])
