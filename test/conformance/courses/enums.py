# compare: output, steps
from enum import Enum, IntEnum, Flag, auto
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = auto()
    CRIMSON = 1
    def describe(self): return self.name.lower()
print(Color.RED, repr(Color.BLUE), Color(2), Color['RED'], Color.CRIMSON is Color.RED, list(Color), Color.BLUE.describe(), len(Color))
class P(IntEnum):
    LOW = 1
    HIGH = 3
print(P.HIGH > P.LOW, P.LOW + 1, sorted([P.HIGH, P.LOW]), P(3).name)
class Perm(Flag):
    R = auto(); W = auto(); X = auto()
rw = Perm.R | Perm.W
print(rw, Perm.R in rw, Perm.X in rw, ~rw, rw.value)
print({Color.RED: 'r'}[Color.RED], Color.RED == 1, isinstance(Color.RED, Color))
for name, m in Color.__members__.items(): print(name, m.value)
try: Color.RED = 5
except AttributeError as e: print(e)
Color(9)
