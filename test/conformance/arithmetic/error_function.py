# compare: output
# build: 64-bit
import math
# To the last digit what the C library gives.
for x in (0.0, -0.0, 5e-324, 1e-310, 1e-17, 0.1, 0.25, 0.5, 0.84375, 1.0, 1.25, 1.5, 2.0, 2.9, 3.3, 4.7, 5.9, 6.0, 10.0, 26.5, 28.0, -0.3, -1.0, -2.5, -7.0):
    print(x, math.erf(x), math.erfc(x))
