# compare: output
# The gamma function and its logarithm, to the last digit.
import math

for x in (0.5, 1.5, 7.666900481813137, 11.14381209171412, 16.73912345169969, 141.25, -0.5, -3.7, 1e-7):
    print(x, math.gamma(x), math.lgamma(x))
for x in (0, -2, 172.5):
    try:
        print(math.gamma(x))
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
