# compare: output
from dataclasses import *
import dataclasses
from typing import ClassVar, Any
@dataclass
class Inv:
    """Class for keeping track of an item in inventory."""
    name: str
    unit_price: float
    quantity: int = 0
    tags: list[str] = field(default_factory=list, repr=False)
    count: ClassVar[int] = 0
    def total_cost(self) -> float: return self.unit_price * self.quantity
i = Inv('hammers', 10.49, 12); print(i, i.total_cost(), i == Inv('hammers',10.49,12), asdict(i), astuple(i), fields(i)[0].name, fields(Inv)[3].type, Inv.__doc__, Inv.__match_args__, is_dataclass(i), replace(i, name='x'), Inv.__dataclass_params__)
import inspect; print(inspect.signature(Inv), Inv.__init__.__annotations__, Inv.__hash__)
@dataclass(order=True, frozen=True, slots=True, kw_only=True)
class F: x: int; y: int = 5
print(F(x=1), F(x=1)<F(x=2), hash(F(x=1))==hash(F(x=1)), {F(x=1)}, F.__slots__, sorted([F(x=3),F(x=2)]))
for bad in ['F(1)','setattr(F(x=1),"x",3)','Inv()','F(x=1)<3','delattr(F(x=1),"x")','setattr(F(x=1),"zz",3)','fields(5)','asdict(5)','replace(i, zz=1)','Inv("a",1,2,[],5)']:
    try: print(eval(bad))
    except Exception as e: print(type(e).__name__, e)
for src in ['@dataclass\nclass A:\n  x: int = 1\n  y: int','@dataclass\nclass A:\n  x: list = []','@dataclass\nclass A:\n  x: int = field(default=1, default_factory=int)','@dataclass(order=True)\nclass A:\n  x: int\n  def __lt__(s,o): pass','@dataclass(frozen=True)\nclass B(Inv): pass', '@dataclass\nclass A:\n  x = field()', '@dataclass(order=True, eq=False)\nclass A:\n  x:int', '@dataclass\nclass A:\n  x: dict = {}']:
    try: exec(src)
    except Exception as e: print(type(e).__name__, e)
@dataclass
class C:
    a: float; b: float; c: float = field(init=False); d: InitVar[int] = None
    def __post_init__(self, d): self.c = self.a + self.b + (d or 0)
print(C(1,2), C(1,2,3))
@dataclass
class Base: x: Any = 15.0; y: int = 0
@dataclass
class D(Base): z: int = 10; x: int = 15
print(D(), [f.name for f in fields(D)], D(1,2,3))
@dataclass
class K: a: int; _: KW_ONLY; b: int = 2
print(K(1,b=3))
@dataclass
class Node:
    v: int; children: list['Node'] = field(default_factory=list); parent: 'Node|None' = field(default=None, repr=False, compare=False)
n = Node(1,[Node(2)]); print(n, asdict(n)); n.children.append(n); print(n)
P = make_dataclass('P', [('x', int), 'y', ('z', int, field(default=5))], namespace={'add1': lambda s: s.x+1}); print(P(1,2), P(1,2).add1(), P.__annotations__)
@dataclass(eq=False)
class NE: x: int
print(NE(1)==NE(1), NE(1) != NE(1))
@dataclass(unsafe_hash=True)
class UH: x: int; y: int = field(hash=False)
print(hash(UH(1,2))==hash(UH(1,3)))
@dataclass(repr=False)
class NR: x:int
print(repr(NR(1))[:20])
match D(): 
    case D(x=15, z=z): print('matched', z)
@dataclass
class Card: rank: str; suit: str; sort_index: int = field(init=False, repr=False); meta: int = field(default=0, metadata={'unit':'cm'})
print(fields(Card)[3].metadata, fields(Card)[3].metadata['unit'])
@dataclass(slots=True)
class Sl: a: int; b: int = 0
try: Sl(1).c = 5
except AttributeError as e: print(e)
@dataclass(frozen=True)
class FF: x: list
try: hash(FF([1]))
except TypeError as e: print(e)
print(asdict(Node(1,[Node(2)]), dict_factory=lambda kv: {k: v for k, v in kv if k != 'parent'}))
print(field(default=3).default, MISSING is dataclasses.MISSING, FrozenInstanceError.__mro__)
@dataclass
class W: x: int; 
W.__init__(w := object.__new__(W), 5); print(w)
@dataclass(match_args=False)
class MA: x:int
print(hasattr(MA,'__match_args__'))
@dataclass(weakref_slot=True, slots=True)
class WS: x:int
import weakref; ws=WS(1); print(weakref.ref(ws)() is ws)
F(y=1)
