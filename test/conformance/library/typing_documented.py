# compare: output
from typing import *
import typing, collections.abc, types
T = TypeVar('T'); P = ParamSpec('P')
print(T, List[int], Optional[int], Union[int,str], int|str, Dict[str, List[int]], Callable[[int],str], Tuple[int,...], Any, Literal['a',1], Type[int], ClassVar[int], Final[int], Annotated[int,'x'], Iterable[T], NoReturn, Callable[...,int], Optional[Union[int,None]], Union[int], Self, Never, LiteralString, Concatenate[int,P], TypeGuard[int], Required[int], Unpack[Tuple[int]])
print(get_origin(Dict[str,int]), get_args(Dict[str,int]), get_args(Callable[[int],str]), get_origin(int|str), get_args(Optional[int]), get_type_hints(lambda: 0))
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: list[T] = []
    def push(self, item: T) -> None: self.items.append(item)
    def pop(self) -> T: return self.items.pop()
s = Stack[int](); s.push(2); print(s.pop(), Stack[int], Stack.__parameters__, s.__orig_class__, Stack.__orig_bases__)
class Emp(NamedTuple):
    """doc"""
    name: str
    id: int = 3
    def hi(self): return f'hi {self.name}'
e = Emp('Guido'); print(e, e.hi(), Emp.__annotations__, Emp._field_defaults, Emp.__doc__, e._asdict())
class Pt(TypedDict):
    x: int; y: int
class Pt2(Pt, total=False): label: str
p: Pt2 = {'x':1,'y':2}; print(p, Pt(x=1,y=2), Pt2.__required_keys__, Pt2.__optional_keys__, Pt2.__total__, Pt.__annotations__, is_typeddict(Pt))
@runtime_checkable
class Closable(Protocol):
    def close(self): ...
class F:
    def close(self): pass
print(isinstance(F(), Closable), isinstance(3, Closable), issubclass(F, Closable))
class Proto(Protocol):
    x: int
try: isinstance(3, Proto)
except TypeError as e: print(e)
try: Proto()
except TypeError as e: print(e)
UserId = NewType('UserId', int); print(UserId(5), UserId, UserId.__supertype__)
def f(a: int, b: 'str' = 'x', *args: Any, **kw: float) -> Optional[bool]: ...
print(get_type_hints(f), f.__annotations__)
print(cast(int, 'a'), TYPE_CHECKING)
@overload
def g(a: int) -> int: ...
@overload
def g(a: str) -> str: ...
def g(a): return a
print(g(1), get_overloads(g))
@final
class Fin: pass
print(Fin.__final__)
class B:
    @override
    def m(self): pass
print(B.m.__override__)
type Alias[K] = dict[K, int]; print(Alias, Alias[str], Alias.__value__, Alias.__type_params__)
def first[S](l: Sequence[S]) -> S: return l[0]
print(first([1]), first.__type_params__, first.__annotations__)
class Box[Q: (int, str) = int]: pass
print(Box.__type_params__[0].__constraints__, Box.__type_params__[0].__default__, Box[int])
for bad in ['Optional[1]','List[int, str]','Union[()]','Literal[()]','isinstance([], List[int])','Stack[int,str]','Generic[int]','Callable[int]','ClassVar[int,str]','TypeVar("X", int)','int | "a"','NewType("A",int)|3','Optional[int,str]','Dict[int]', 'Any()','cast()','list[int]()', 'isinstance(1, Union[int,str])', 'isinstance(1, list[int])', 'Annotated[int]']:
    try: print(bad, eval(bad))
    except Exception as e: print(bad, type(e).__name__, e)
try: assert_never(5)
except AssertionError as e: print(e)
print(reveal_type(5), assert_type(1,int))
print(types.GenericAlias(list,(int,)), list[int].__origin__, list[int].__args__, types.UnionType, isinstance(1,int|str), (int|None).__args__, types.NoneType, typing.get_protocol_members(Closable), is_protocol(Closable))
from collections import OrderedDict, defaultdict
print(DefaultDict[str,int], typing.OrderedDict[str,int], Deque[int], Counter[str], ChainMap[str,int], FrozenSet[int], Set[int], Generator[int,None,str], AsyncIterator[int], Awaitable[int], Pattern[str], IO[str], Text, Hashable, Sized, SupportsInt, AnyStr, Mapping[str,int])
print(ForwardRef('int'), no_type_check, TypeVar('N', bound=int).__bound__, TypeVar('C', covariant=True))
class Movie(TypedDict, closed=True) if False else object: pass
print(typing.get_type_hints(Pt2), typing.get_type_hints(Emp))
class Node:
    def __init__(self, nxt: 'Optional[Node]' = None): self.nxt = nxt
print(get_type_hints(Node.__init__))
