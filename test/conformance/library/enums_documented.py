# compare: output
from enum import *
import enum
class Color(Enum):
    RED=1; GREEN=2; BLUE=3; CRIMSON=1
print(Color.RED, repr(Color.RED), Color(1), Color['RED'], Color.RED.name, Color.RED.value, list(Color), Color.__members__, Color.CRIMSON is Color.RED, Color.RED in Color, 1 in Color, isinstance(Color.RED, Color), len(Color), Color, repr(Color), type(Color.RED), {Color.RED:1}, Color.RED == 1, Color.RED != Color.BLUE, dir(Color), f'{Color.RED}', hash(Color.RED)==hash('RED'), bool(Color.RED))
for bad in ['Color(9)','Color["X"]','Color.RED < Color.BLUE','Color.ZZZ','setattr(Color,"RED",2)','Color.RED.value.x','Color.RED.foo','Color.RED()','delattr(Color,"RED")']:
    try: print(eval(bad))
    except Exception as e: print(type(e).__name__, e)
class Weekday(Enum):
    MONDAY=1; TUESDAY=2; SUNDAY=7
    @classmethod
    def from_date(cls, n): return cls(n)
    @property
    def weekend(self): return self is Weekday.SUNDAY
    def __str__(self): return self.name.title()
print(Weekday.from_date(7), Weekday.SUNDAY.weekend, [str(w) for w in Weekday])
class Perm(Flag): R=4; W=2; X=1
print(Perm.R|Perm.W, repr(Perm.R|Perm.W), Perm.R in Perm.R|Perm.W, ~Perm.R, Perm(7), Perm(0), list(Perm(6)), (Perm.R|Perm.X).value, Perm.R & Perm.W, bool(Perm.R & Perm.W), Perm.R ^ Perm(7), len(Perm(6)), str(Perm(0)))
try: Perm(8)
except ValueError as e: print(e)
class IP(IntFlag): R=4; W=2; X=1; RWX=7
print(IP.R|IP.W, repr(IP.R|8), IP.R+1, IP(0), IP.RWX, repr(IP(6)), ~IP.X)
class Num(IntEnum): A=1; B=2
print(Num.A < Num.B, Num.A+1, Num.A, repr(Num.A), [1,2][Num.A], f'{Num.A}', f'{Num.A:>5}', sorted([Num.B,Num.A]), Num.A==1, isinstance(Num.A,int))
class S(StrEnum): A=auto(); B_C=auto(); D='dd'
print(S.A, repr(S.A), S.A=='a', S.B_C.upper(), S('dd'), ','.join(S))
class Auto(Enum):
    def _generate_next_value_(name, start, count, last): return name.lower()
    A=auto(); B=auto()
print(list(Auto))
class A2(Enum): X=auto(); Y=auto(); Z=10; W=auto()
print([m.value for m in A2])
@unique
class U(Enum): A=1; B=2
try:
    @unique
    class U2(Enum): A=1; B=1; C=1
except ValueError as e: print(e)
class Planet(Enum):
    MERCURY=(3.303e+23, 2.4397e6); EARTH=(5.976e+24, 6.37814e6)
    def __init__(self, mass, radius): self.mass=mass; self.radius=radius
    @property
    def surface_gravity(self): G=6.67300E-11; return G*self.mass/(self.radius*self.radius)
print(Planet.EARTH.value, Planet.EARTH.surface_gravity, Planet.EARTH)
Animal = Enum('Animal','ANT BEE CAT'); print(Animal, list(Animal), Animal.ANT.__module__); print(list(Enum('E',{'a':1,'b':2})), list(Enum('F',[('x',5)])), list(IntEnum('G', ['p','q'], start=0)))
try:
    class Ext(Color): PINK=17
except TypeError as e: print(e)
class Coord(bytes, Enum):
    def __new__(cls, value, label, unit):
        obj = bytes.__new__(cls, [value]); obj._value_ = value; obj.label = label; obj.unit = unit; return obj
    PX = (0, 'P.X', 'km'); PY = (1, 'P.Y', 'km')
print(Coord.PY, Coord(1).label, repr(Coord.PX))
class Missing(Enum):
    A=1
    @classmethod
    def _missing_(cls, v): return cls.A if v=='a' else None
print(Missing('a'))
try: Missing('b')
except ValueError as e: print(e)
class Ign(Enum):
    _ignore_='P i'
    P=vars()
    for i in range(3): P[f'd{i}']=i
print(list(Ign))
@verify(CONTINUOUS)
class V(IntEnum): A=1; B=2
try:
    @verify(CONTINUOUS)
    class V2(IntEnum): A=1; B=5
except ValueError as e: print(e)
class B(Flag, boundary=KEEP): A=1; B=2
print(B(9), FlagBoundary.STRICT, enum.EJECT)
class M(Enum):
    a=member(lambda: 5); @nonmember
    def f(s): pass
    sq=nonmember(5)
print(list(M), M.sq, M.a.value())
class Shape(Enum):
    SQ=2; CI=1
    @enum.property
    def area(self): return self.value**2
print(Shape.SQ.area, Shape.SQ._name_, Shape.SQ._value_, Shape._member_map_, Shape._value2member_map_, Shape._member_names_)
import pickle, copy, json; print(pickle.loads(pickle.dumps(Color.RED)) is Color.RED, copy.deepcopy(Color.RED) is Color.RED, json.dumps({'a':Num.A,'b':S.A}))
match Color.RED:
    case Color.RED: print('red!')
class Period(timedelta := __import__('datetime').timedelta, Enum):
    day = timedelta(1); week = 7
print(Period.day, Period.week if hasattr(Period,'week') else '')
from functools import partial
print(show_flag_values(6), bin(5, max_bits=8) if 'bin' in dir(enum) and bin is enum.bin else enum.bin(5))
help(Num) if False else None
