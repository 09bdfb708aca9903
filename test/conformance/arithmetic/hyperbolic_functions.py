# compare: output
# build: 64-bit
import math
# To the last digit what the C library gives.
BETWEEN = (0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 5e-324, 1e-9, -0.4, -0.05)
ABOVE = (1.0, 1.3, 1.9, 2.0, 2.6, 4.5, 7.0, 9.5, 11.0, 19.0, 25.0, 100.0, 700.0)
for name, numbers in [
    ('sinh', BETWEEN + ABOVE),
    ('cosh', BETWEEN + ABOVE),
    ('tanh', BETWEEN + ABOVE),
    ('asinh', BETWEEN + ABOVE + (1e300,)),
    ('acosh', ABOVE + (1e300,)),
    ('atanh', BETWEEN),
    ('expm1', BETWEEN + ABOVE),
    ('log1p', BETWEEN + ABOVE + (1e300,)),
    ('log10', BETWEEN[:8] + ABOVE + (1e300, 1000, 10**15, 3e-310)),
]:
    for x in numbers:
        print(name, x, getattr(math, name)(x))
