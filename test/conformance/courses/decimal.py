# compare: output, steps
from decimal import Decimal
from fractions import Fraction
print(Decimal('0.1') + Decimal('0.2'), Decimal(1) / Decimal(3), Fraction(1, 3) + Fraction(1, 6), Fraction('0.25'), round(Decimal('2.675'), 2))
import statistics, string, textwrap, bisect, operator
print(statistics.mean([1, 2, 3, 4]), statistics.median([3, 1, 2]), statistics.stdev([1, 2, 3]), string.ascii_lowercase[:5], bisect.bisect([1, 3, 5], 3), textwrap.fill('the quick brown fox jumps', 10))
