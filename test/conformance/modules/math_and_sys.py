import math
import sys

print(math.sqrt(16), math.pi, math.floor(-1.5), math.ceil(1.2), math.gcd(12, 18), math.factorial(10))
print(math.isclose(0.1 + 0.2, 0.3), math.log(8, 2), math.hypot(3, 4), math.inf, math.comb(5, 2))
print(sys.version_info[:2], sys.argv, sys.byteorder, sys.getrecursionlimit())
math.sqrt(-1)
