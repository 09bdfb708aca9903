# compare: output
import math

for n in (1 << 1024, 10**400, 3**1000, 7**900, 10**1000, 2**2000 - 1, math.factorial(300)):
    print(math.log10(n), math.log2(n), math.log(n), math.log(n, 10))
