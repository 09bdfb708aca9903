# compare: output
from decimal import *
import math
class R:
    def __init__(s,x): s.x=x
    def randint(s,a,b):
        s.x=(s.x*6364136223846793005+1442695040888963407)%2**64
        return a+(s.x>>11)%(b-a+1)
class random: Random=R
def t(s):
    try: print(s,'->',eval(s))
    except BaseException as e: print(s,'!!',type(e).__name__,e)
for s in open('/dev/null').read().split('|') if False else '''Decimal('abc')|Decimal([1])|Decimal({})|Decimal(1)/0|Decimal(0)/0|Decimal(1)+1.5|Decimal('1')<'a'|Decimal('NaN')<1|Decimal('NaN')==1|hash(Decimal('sNaN'))|getcontext().prec|Decimal(1).as_tuple()|int(Decimal('NaN'))|int(Decimal('Inf'))|float(Decimal('sNaN'))|round(Decimal('2.5'))|round(Decimal('2.567'),2)|Decimal('1').quantize(1)|Decimal('1').quantize(Decimal('1e-50'))|Context(prec=5)|Context(5)|Context(prec='a')|Context(prec=0)|Context(rounding='x')|setattr(getcontext(),'prec',-1)|Decimal('1').sqrt(3)|Decimal(-1).sqrt()|Decimal('Infinity')-Decimal('Infinity')|Decimal.from_float('a')|Decimal((1,(2,),'x'))|Decimal('1').compare('a')|getcontext().divide(1,0)|getcontext().create_decimal('abc')|complex(Decimal(1))|repr(DivisionByZero('a'))|Decimal(10)**-2|Decimal(2)**Decimal('0.5')|divmod(Decimal(7),Decimal(0))|Decimal(7)//0|Decimal(7)%0|Decimal('1e400')==10**400|math.floor(Decimal('-1.5'))|Decimal('0.1')+Decimal('0.2')|Decimal(0.1)|Decimal(1)/3|Decimal(2).sqrt()|Decimal(2).ln()|Decimal(10).log10()|Decimal(3).log10()|Decimal(1).exp()|Decimal('-0')|-Decimal(0)|abs(Decimal('-5.5'))|Decimal('1E+3')|Decimal('123.456e-10')|Decimal('1e-7')|Decimal('0.000001')|Decimal('12.30').normalize()|Decimal('1e3').normalize()|Decimal('7.325').quantize(Decimal('.01'),rounding=ROUND_DOWN)|Decimal('7.325').quantize(Decimal('.01'))|Decimal('-7') % 3|Decimal('-7')//3|divmod(Decimal('-7.5'),2)|Decimal('1.1')**10|Decimal(2)**100|Decimal('1.5').as_integer_ratio()|hash(Decimal('1.5'))==hash(1.5)|hash(Decimal(10**20))==hash(10**20)|Decimal('1.0')==1.0|Decimal('0.1')==0.1|Decimal('0.1')<0.1|sum([Decimal('1.1')]*3)|max(Decimal(1),Decimal(2))|f"{Decimal('1234567.891'):,.2f}"|f"{Decimal('1.5'):10.3f}#"|f"{Decimal('1.5'):<10}#"|f"{Decimal('-1.5'):+010.2e}"|f"{Decimal('0.25'):.1%}"|f"{Decimal('12345'):e}"|f"{Decimal('12345.678'):.3g}"|f"{Decimal('1234567'):015,}"|f"{Decimal('Infinity'):>12}"|str(Decimal('1e1000'))|Decimal('1.23e5').to_eng_string()|Decimal('123456.7').to_integral_value()|Decimal('2.5').to_integral_exact(ROUND_UP)|Decimal('9.99').next_plus()|Decimal(5).compare(3)|Decimal('NaN').is_nan()|Decimal('sNaN')+1|Decimal('1').copy_sign(Decimal('-2'))|Decimal('3').fma(2,5)|Decimal(100).logb()|Decimal('1').scaleb(5)|pow(Decimal(3),4,5)|Decimal('1101').logical_and(Decimal('1011'))|Decimal('12345').shift(2)|Decimal('12345').rotate(-1)|Decimal('1')/Decimal('7')*7|Decimal('1e-1000000')/10|Decimal('9e999999')*10|Decimal(' 1_000.5 ')|Decimal('١٢')|Decimal('inf')|Decimal('-nan123')|bool(Decimal('0.0'))|Decimal(3).is_signed()|Decimal('1.20').same_quantum(Decimal('0.01'))|Decimal(-2)**3|Decimal(-8)**Decimal('0.333')|Decimal(0)**0|Decimal(4)**Decimal('0.5')|Decimal('0.5')**-1|Decimal('1.0001')**10000|Decimal('2')**Decimal('-1.5')|Decimal('100').exp()|Decimal('0.0001').ln()|Decimal('1.00001').ln()|Decimal('-1').exp()|Decimal('1e-40').exp()|ExtendedContext.divide(1,3)|Context(prec=3).add(Decimal('1.2345'),1)|Decimal('5').number_class()|Decimal('1.5').max(2)|Decimal(7).remainder_near(4)|DecimalTuple(0,(1,),2)|isinstance(Decimal(1),__import__('numbers').Number)|Decimal.__name__,Decimal.__module__'''.split('|'): t(s)
with localcontext() as c:
    c.prec=5
    print(Decimal(1)/3, getcontext().prec)
print(getcontext().prec)
with localcontext(prec=50): print(Decimal(2).sqrt(), Decimal(1).exp(), Decimal(2).ln(), Decimal(7)**Decimal('0.3'))
getcontext().rounding=ROUND_HALF_UP
print(Decimal('2.5').quantize(Decimal(1)), getcontext().flags[Inexact], sorted(k.__name__ for k,v in getcontext().flags.items() if v))
getcontext().traps[Inexact]=True
try: print(Decimal(1)/3)
except Inexact as e: print('Inexact',e)
getcontext().traps[Inexact]=False
from fractions import Fraction
print(Decimal('0.5')==Fraction(1,2), Fraction(Decimal('0.125')), Decimal(1)<Fraction(3,2))
r=random.Random(5)
getcontext().prec=20
def rd(): return Decimal(r.randint(-10**r.randint(1,18),10**r.randint(1,18))).scaleb(r.randint(-25,12))
for i in range(25):
    a,b=rd(),rd()
    t('%r,%r'%(a,b)); 
    for op in ('a+b','a-b','a*b','a/b','a//b','a%b','a.quantize(b)','abs(a).ln()','abs(a).sqrt()','a<b','a.remainder_near(b)','format(a,".3f")','format(a,"g")','abs(a)**(b/10**20)'):
        try: print(op,eval(op))
        except Exception as e: print(op,type(e).__name__,e)
