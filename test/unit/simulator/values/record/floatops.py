"""Cases of floatops.ts and doubledouble.ts. Powers, exp and log are exact: computed with many digits by decimal."""
import decimal
import math
from fractions import Fraction

decimal.getcontext().prec = 60
decimal.getcontext().Emax = decimal.MAX_EMAX
decimal.getcontext().Emin = decimal.MIN_EMIN


def power(x, y):
    if x < 0 and math.isfinite(x) and abs(y) < 70 and y == int(y):
        return math.copysign(1, x) ** int(y) * power(-x, y)
    if x > 0 and math.isfinite(x) and math.isfinite(y):
        if y == int(y) and abs(y) < 70:
            exact = Fraction(x) ** int(y)
            try:
                return exact.numerator / exact.denominator
            except OverflowError:
                return x ** y
        result = x ** y
        return float(decimal.Decimal(x) ** decimal.Decimal(y)) if result != 0 else result
    result = x ** y
    return None if isinstance(result, complex) else result


def power_case(x, y):
    try:
        power(x, y)
    except OverflowError:
        # The number of the error is the platform's.
        CASES.append(['pow', [encode(x), encode(y)], {'e': 'OverflowError', 'm': "(34, 'Numerical result out of range')"}])
        return
    except ZeroDivisionError:
        pass
    case('pow', power, x, y)


SPECIAL = [0.0, -0.0, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5, 3.0, float('inf'), float('-inf'), float('nan'), 1e308, 5e-324, 2.5]
for x in SPECIAL:
    for y in SPECIAL:
        power_case(x, y)
        for name, function in (('truediv', lambda x, y: x / y), ('floordiv', lambda x, y: x // y), ('mod', lambda x, y: x % y), ('divmod', divmod)):
            case(name, function, x, y)
for _ in range(COUNT):
    x, y = random_float(rng), random_float(rng)
    for name, function in (('truediv', lambda x, y: x / y), ('floordiv', lambda x, y: x // y), ('mod', lambda x, y: x % y), ('divmod', divmod)):
        case(name, function, x, y)
    power_case(1 + rng.randrange(1, 2000) / 1e4, float(rng.randrange(1, 60)))
    power_case(float(rng.randrange(1, 100)), rng.choice([.5, 1 / 3, -1.0, -2.0, .25, 1.5, 2.5, -.5]))
    power_case(rng.uniform(0, 10), rng.uniform(-10, 10))
    power_case(10.0, float(rng.randrange(-330, 310)))
    power_case(rng.uniform(-2, 2), float(rng.randrange(-5, 6)))
    power_case(abs(x), rng.uniform(-3, 3))
    power_case(1 + rng.uniform(-1, 1) * 2 ** -rng.randrange(52), rng.uniform(-1, 1) * 2 ** rng.randrange(60))
    power_case(2.0, rng.uniform(-1080, 1030))
    z = rng.choice([rng.uniform(-745, 709), rng.uniform(-2, 2), rng.uniform(-1e-5, 1e-5), float(rng.randrange(-50, 50))])
    case('exp', lambda z: float(decimal.Decimal(z).exp()), z)
    z = rng.choice([abs(random_float(rng)), rng.uniform(.9, 1.1), rng.uniform(0, 100), 1 + rng.uniform(-1, 1) * 2 ** -rng.randrange(52)])
    if 0 < z < float('inf'):
        case('log', lambda z: float(decimal.Decimal(z).ln()), z)
