# compare: output
from decimal import *
import decimal
print(getcontext())
print(Decimal('0.1') + Decimal('0.2'), Decimal(1) / 3, Decimal(10) / 4, Decimal('1.10') * 3, Decimal(2) ** 10, Decimal('2.5') // 1, Decimal(-7) % 3, divmod(Decimal(7), 2))
print(repr(Decimal(0.1)), Decimal('1E+3'), Decimal('1e-10'), Decimal('-0'), Decimal('NaN'), Decimal('Infinity'), Decimal((0, (1, 2, 3), -2)))
print(Decimal('2.675').quantize(Decimal('0.01')), Decimal('2.675').quantize(Decimal('0.01'), rounding=ROUND_HALF_UP), Decimal('7.325').quantize(Decimal('1'), ROUND_DOWN))
print(Decimal(2).sqrt(), Decimal(16).sqrt(), Decimal(1).exp(), Decimal(10).ln(), Decimal(1000).log10(), Decimal(2).ln(), Decimal(2).log10(), Decimal(2) ** Decimal('0.5'), Decimal(2) ** -3, Decimal(3) ** -2)
for f in [lambda: Decimal('abc'), lambda: Decimal(1) / 0, lambda: Decimal(0) / 0, lambda: Decimal(1) + 1.5, lambda: Decimal(-1).sqrt(), lambda: Decimal(None), lambda: Decimal('1e999999') * 10, lambda: int(Decimal('NaN')), lambda: Decimal('1') % 0, lambda: Decimal(1) // 0, lambda: Decimal('123456789').quantize(Decimal('1e-25')), lambda: Decimal('sNaN') + 1, lambda: Decimal('NaN') < 1]:
    try: print(f())
    except Exception as e: print(type(e), e)
with localcontext() as ctx:
    ctx.prec = 5; print(Decimal(1) / 7, ctx)
with localcontext(prec=3): print(Decimal('3.14159') + 0)
print(Decimal(1) / 7, getcontext().flags[Inexact], getcontext().traps)
print(f"{Decimal('1234567.891'):,.2f} {Decimal('3.14159'):.3f} {Decimal('0.000001234'):e} {Decimal('42'):>10} {Decimal('0.5'):%} {Decimal('1234.5'):g} {Decimal('-3'):010.2f} {Decimal('3'):+}")
print(Decimal('1.0') == 1, Decimal('0.5') == 0.5, Decimal('1.5') < 2, hash(Decimal('1.5')) == hash(1.5), hash(Decimal(10)) == hash(10), Decimal('1.10') == Decimal('1.1'))
print(round(Decimal('2.5')), round(Decimal('2.675'), 2), int(Decimal('-3.7')), float(Decimal('1.25')), abs(Decimal('-5')), -Decimal('3'), +Decimal('1.23456789012345678901234567890123'))
print(Decimal('123.4500').normalize(), Decimal('1.5').as_tuple(), Decimal('0.75').as_integer_ratio(), Decimal('123').adjusted(), Decimal('1.23').is_nan(), Decimal('100').to_eng_string())
print(sum([Decimal('0.1')] * 10), max(Decimal(1), Decimal(2)), sorted([Decimal(3), Decimal(1)]), Decimal('5').compare(3), Decimal('3.7').to_integral_value())
import math; print(math.floor(Decimal('2.7')), math.ceil(Decimal('2.1')), math.trunc(Decimal('-2.7')))
getcontext().rounding = ROUND_UP; getcontext().prec = 4; print(Decimal(1) / 3, getcontext().rounding)
print(Context(prec=3).divide(1, 3), Context(prec=2, rounding=ROUND_DOWN).create_decimal('1.999'), isinstance(Decimal(1), __import__('numbers').Number))
import copy, pickle; print(copy.deepcopy(Decimal('1.5')), bool(Decimal(0)), {Decimal('1'): 2}[1])
class M(Decimal): pass
print(M('1.5'), repr(M('2')), type(M(1) + 1))
print(ExtendedContext, Decimal('1_000.5'), Decimal(' 12 '), Decimal.from_float(0.5))
