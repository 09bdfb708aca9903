# compare: output
from fractions import Fraction
import fractions, math
print(Fraction(16,-10), Fraction(123), Fraction(), Fraction('3/7'), Fraction(' -3/7 '), Fraction('1.414213 \t\n'), Fraction('7e-6'), Fraction(2.25), Fraction(1.1), repr(Fraction(1,3)), Fraction('3.1415926535897932').limit_denominator(1000), Fraction(7,3)//1, Fraction(7,3)%1, divmod(Fraction(7,3),Fraction(1,2)), Fraction(1,2)**3, Fraction(1,2)**-2, Fraction(4,9)**.5, Fraction(1,2)+.5, Fraction(1,2)+1, Fraction(1,2)==.5, round(Fraction(7,3)), round(Fraction(22,7),2), math.floor(Fraction(355,113)), math.ceil(Fraction(1,3)), int(Fraction(7,2)), float(Fraction(1,3)), hash(Fraction(1,2))==hash(.5), Fraction(1,3).as_integer_ratio(), Fraction.from_float(.5), Fraction.from_decimal(__import__('decimal').Decimal('.1')), abs(Fraction(-1,2)), -Fraction(1,2), Fraction(3,4).numerator, Fraction(5).is_integer(), f'{Fraction(22,7):.3f}', f'{Fraction(1,7):_}', f'{Fraction(1,3):.2%}', f'{Fraction(3,2):>10}', f'{Fraction(10**6,3):,.1f}', sum([Fraction(1,2),Fraction(1,3)]), min(Fraction(1,2),Fraction(1,3)), complex(Fraction(1,2)), Fraction(1,2)<1, 2**Fraction(1,2), Fraction('1_000'), Fraction(1,2)*1j)
for f in [lambda: Fraction(1,0), lambda: Fraction('a'), lambda: Fraction(1.5,2), lambda: Fraction('1/0'), lambda: Fraction(float('nan')), lambda: Fraction(float('inf')), lambda: Fraction([]), lambda: Fraction(1,2)/0, lambda: Fraction(1,2)+'a', lambda: Fraction(1,2)<'a', lambda: Fraction(1,2).x, lambda: setattr(Fraction(1,2),'numerator',5), lambda: Fraction(0)**-1, lambda: Fraction.from_float('a'), lambda: Fraction(1).limit_denominator(0), lambda: f'{Fraction(1,2):d}', lambda: Fraction(1,2,3), lambda: Fraction('1.2.3')]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
from decimal import *
import decimal
getcontext().prec=28
D=Decimal
print(getcontext(), D(1)/D(7), D('0.1')+D('0.2'), D(.1), D('3.14'), D((0,(3,1,4),-2)), D('Infinity'), D('NaN'), D('-0'), D('1E+3'), D('1.20'), repr(D('1.20')), D('1.20')*1, D('1.20').normalize(), D(7)%3, D(-7)//2, D(-7)%3, divmod(D(7),D(2)), D(2).sqrt(), D(1).exp(), D(10).ln(), D(100).log10(), D(2)**D('.5'), D('7.325').quantize(D('.01'),rounding=ROUND_DOWN), D('7.325').quantize(D('1.'),rounding=ROUND_UP), D('2.5').quantize(D('1')), D('3.5').to_integral_value(), round(D('2.675'),2), round(D('2.5')), int(D('3.9')), float(D('1.1')), D('1.1')==1.1, D('1.5')==1.5, max(D(1),D(2)), sum([D('.1')]*3), abs(D(-1)), +D('1.23456789012345678901234567890123'), D('12345.678').as_tuple(), D('1.5').as_integer_ratio(), D('123').adjusted(), D('1e5').to_eng_string(), f"{D('1234567.891'):,.2f} {D('.5'):%} {D('3'):.3f} {D('1e10'):e} {D('5'):>8}", hash(D('1.0'))==hash(1), D('1').compare(D('2')), D('1').is_zero(), D('nan').is_nan(), D('1').copy_sign(D('-2')), D(5).fma(2,3), D('1.00').same_quantum(D('0.01')), D('abc') if 0 else '', D('1_000'), D.from_float(.5), D('0.00001'), D('1e-10'), D('-1').is_signed(), D(3).scaleb(2), D('1.2').number_class(), D(6).logical_and if 0 else '', D('9.99').next_plus(), D(10).remainder_near(3))
for f in [lambda: D(1)/0, lambda: D('abc'), lambda: D(0)/0, lambda: D(-1).sqrt(), lambda: D(1)+1.5, lambda: D('1').quantize(D('1e-40')), lambda: D('sNaN')+1, lambda: D([1]), lambda: D('Inf')-D('Inf'), lambda: int(D('nan')), lambda: int(D('inf')), lambda: D(1)<'a', lambda: D('nan')<1, lambda: D(10)**D(10)**D(10), lambda: D(1)%0, lambda: D(-2)**D('.5'), lambda: getcontext().__setattr__('prec',0), lambda: getcontext().__setattr__('rounding','x'), lambda: D('1')+'a', lambda: D(1,2,3), lambda: hash(D('sNaN')), lambda: D(0).ln(), lambda: round(D('nan')), lambda: D((1,2))]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
with localcontext() as ctx: ctx.prec=5; print(D(1)/3, ctx.prec)
with localcontext(prec=3, rounding=ROUND_CEILING): print(D(1)/3, D(2)/3)
print(D(1)/3); setcontext(ExtendedContext); print(D(1)/0, D(-1).sqrt()); print(getcontext().flags[DivisionByZero]); setcontext(BasicContext); 
try: D(42)/0
except DivisionByZero as e: print(repr(e))
setcontext(Context(prec=6, rounding=ROUND_HALF_DOWN)); print(D('3.1415926535')+D('2.7182818285'), getcontext().create_decimal('3.1415926535'), Context(prec=3).divide(D(1),D(3)), Context(prec=9).sqrt(2)); getcontext().traps[Inexact]=True
try: D(1)/3
except Inexact as e: print(type(e))
getcontext().traps[Inexact]=False
def pi():
    getcontext().prec += 2; three=D(3); lasts,t,s,n,na,d,da=0,three,3,1,0,0,24
    while s!=lasts: lasts=s; n,na=n+na,na+8; d,da=d+da,da+32; t=(t*n)/d; s+=t
    getcontext().prec -= 2; return +s
getcontext().prec=28; print(pi(), decimal.MAX_PREC > 100, decimal.HAVE_THREADS, DefaultContext.prec, ROUND_HALF_EVEN)
def moneyfmt(value, places=2, curr='', sep=',', dp='.', pos='', neg='-', trailneg=''):
    q=D(10)**-places; sign,digits,exp=value.quantize(q).as_tuple(); result=[]; digits=list(map(str,digits)); build,next=result.append,digits.pop
    if sign: build(trailneg)
    for i in range(places): build(next() if digits else '0')
    if places: build(dp)
    if not digits: build('0')
    i=0
    while digits:
        build(next()); i+=1
        if i==3 and digits: i=0; build(sep)
    build(curr); build(neg if sign else pos); return ''.join(reversed(result))
print(moneyfmt(D('-1234567.8901'), curr='$')); getcontext().prec=9; print(D('12345678901234567890')+1)
setcontext(Context())
D('1')/D('0')
