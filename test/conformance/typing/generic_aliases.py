# compare: output
# Generic aliases, unions and what typing makes of them.
import types, copy, pickle, weakref
from typing import *
import collections.abc as c
T=TypeVar('T'); U = TypeVar('U'); P=ParamSpec('P'); Ts=TypeVarTuple('Ts')
def t(f):
    try: print(repr(f()).split(' at 0x')[0])
    except BaseException as e: print(type(e).__name__, e)
t(lambda: c.Callable[[int], str]); t(lambda: c.Callable[[], str]); t(lambda: c.Callable[..., str]); t(lambda: c.Callable[P, T][[int, str], bool]); t(lambda: c.Callable[[T], U][int, str]); t(lambda: c.Callable[Concatenate[int, P], T][[str], int])
t(lambda: c.Callable[int]); t(lambda: c.Callable[int, str]); t(lambda: c.Callable[[int], str].__args__); t(lambda: c.Callable[[int], str].__parameters__)
t(lambda: tuple[*Ts][()]); t(lambda: tuple[*Ts][int, str]); t(lambda: tuple[int, *Ts, T][str, bool]); t(lambda: list[T][*tuple[int]]); t(lambda: dict[T, U][*tuple[int, str]]); t(lambda: list[T][int, str]); t(lambda: list[int][str]); t(lambda: tuple[T, ...][int]); t(lambda: list[list[T]][int]); t(lambda: dict[str, list[T] | None][int])
class GA(types.GenericAlias):
    x = 1
    def __repr__(self): return 'GA!' + super().__repr__()
    def __getitem__(self, i): return ('got', i)
g = GA(list, int); t(lambda: g); t(lambda: type(g)); t(lambda: g[str]); t(lambda: g()); t(lambda: g.__origin__); t(lambda: isinstance(g, types.GenericAlias)); t(lambda: g == list[int])
t(lambda: copy.copy(list[int])); t(lambda: copy.deepcopy(list[T])); t(lambda: pickle.loads(pickle.dumps(list[int]))); t(lambda: dir(list[int]) == sorted(set(dir(list[int])))); t(lambda: [x for x in dir(list[int]) if x not in dir(list)])
t(lambda: list[int].__class__); t(lambda: list[int].append); t(lambda: list[int].nope); t(lambda: isinstance([], list[int])); t(lambda: issubclass(list, list[int])); t(lambda: list[int]([1])); t(lambda: type(list[int]()))
t(lambda: setattr(list[int], 'x', 1)); t(lambda: weakref.ref(list[int])); t(lambda: hash(list[int]) == hash(list[int])); t(lambda: list[int] == list[int]); t(lambda: list[int] | None); t(lambda: list['int']); t(lambda: list[1, 'a', None, ..., [int, T]])
t(lambda: list[()]); t(lambda: tuple[()]); t(lambda: tuple[()].__args__); t(lambda: types.GenericAlias(list)); t(lambda: types.GenericAlias(list, (int,), x=1)); t(lambda: types.GenericAlias(5, 6)); t(lambda: list(tuple[int])); t(lambda: (*tuple[int, str],)); t(lambda: next(iter(tuple[int])).__unpacked__)
t(lambda: X | 'x' if False else get_args(TypeVar('X') | "x")); t(lambda: list[int] | 'str'); t(lambda: int | list['X']); t(lambda: int | 'str'); t(lambda: Optional['A']); t(lambda: T | None | int)
class A(Generic[T]):
    def __init__(self, *a): print('A init', a)
class B:
    def __new__(cls, arg): 
        o = object.__new__(cls); o.from_b = arg; return o
class C(A, B): pass
t(lambda: C('foo').from_b); t(lambda: A[int]('x').__orig_class__); t(lambda: Generic()); t(lambda: Generic[T]()); t(lambda: A(1, 2) and 1)
class D(Generic[T]): pass
t(lambda: D(1)); t(lambda: D[int](1)); t(lambda: pickle.loads(pickle.dumps(D(), 0)) is not None); t(lambda: copy.copy(D()) is not None)
class Proto(Protocol):
    def m(self): ...
class Impl(Proto):
    def __init__(self, x): self.x = x
t(lambda: Impl(1).x); t(lambda: pickle.loads(pickle.dumps(Impl(1))).x); t(lambda: Proto()); 
@runtime_checkable
class RP(Protocol):
    def m(self): ...
class HasM:
    def m(self): pass
t(lambda: isinstance(HasM(), RP)); t(lambda: isinstance(1, RP)); t(lambda: isinstance(1, Proto)); t(lambda: issubclass(HasM, RP))
class Box[K]:
    def __init__(self, v: K): self.v = v
t(lambda: Box[int](3).v); t(lambda: Box.__parameters__); t(lambda: Box[int].__args__); t(lambda: Box[int, str]); t(lambda: Box[int] == Box[int]); t(lambda: Box.__orig_bases__)
type Alias[X] = list[X]
t(lambda: Alias[int]); t(lambda: Alias[int].__value__); t(lambda: Alias.__value__[str]); t(lambda: Alias[int]()); t(lambda: Alias()); t(lambda: isinstance([], Alias))
t(lambda: get_origin(Alias[int])); t(lambda: get_type_hints(Box.__init__)); t(lambda: get_args(dict[str, int])); t(lambda: get_origin(Annotated[int, 5])); t(lambda: Annotated[int, 5].__metadata__); t(lambda: Literal[1, 'a', True]); t(lambda: Literal[1, 1] == Literal[1]); t(lambda: Union[int, int, str]); t(lambda: Union[int]); t(lambda: Union[int, None] == Optional[int]); t(lambda: Union[()]); t(lambda: Any()); t(lambda: NewType('UserId', int)(5)); t(lambda: NewType('UserId', int)); t(lambda: TypedDict('TD', {'a': int})(a=1)); t(lambda: NamedTuple('NT', [('a', int)])(5)); t(lambda: Self); t(lambda: Never); t(lambda: ClassVar[int]); t(lambda: Final[int]); t(lambda: Callable[[int], str]); t(lambda: Callable[..., T][int]); t(lambda: List[int]()); t(lambda: List()); t(lambda: cast(int, 'a')); t(lambda: assert_never(1)); t(lambda: reveal_type(1)); t(lambda: TypeVar('T', int)); t(lambda: TypeVar('T', bound=int)); t(lambda: TypeVar('T', int, str).__constraints__); t(lambda: isinstance(1, Union[int, str])); t(lambda: isinstance(1, Optional[int])); t(lambda: isinstance(1, List)); t(lambda: isinstance([], List[int])); t(lambda: isinstance([], Sequence)); t(lambda: issubclass(list, Sequence)); t(lambda: isinstance(1, Any)); t(lambda: isinstance(1, T)); t(lambda: T()); t(lambda: int[str]); t(lambda: D[int][str]); t(lambda: D[int, str]); t(lambda: Generic[int]); t(lambda: Generic[T, T]); t(lambda: Protocol[T]); t(lambda: Tuple[int, ...]); t(lambda: Tuple[()]); t(lambda: Type[int]); t(lambda: overload); t(lambda: no_type_check); t(lambda: get_overloads(t)); t(lambda: final); t(lambda: TYPE_CHECKING); t(lambda: Text); t(lambda: AnyStr); t(lambda: Iterable[int]); t(lambda: Iterator); t(lambda: SupportsInt); t(lambda: isinstance(1, SupportsInt)); t(lambda: IO[str]); t(lambda: Pattern[str]); t(lambda: Counter[str]()); t(lambda: Deque[int]([1])); t(lambda: DefaultDict[str, int](int)); t(lambda: OrderedDict); t(lambda: ChainMap); t(lambda: Unpack[Ts]); t(lambda: Required[int]); t(lambda: TypeGuard[int]); t(lambda: Concatenate[int, P]); t(lambda: ForwardRef('x')); t(lambda: ParamSpec('Q').args); t(lambda: evaluate_forward_ref)
print('----')
t(lambda: Union['A', int]); t(lambda: Union[5]); t(lambda: Union[int, 5]); t(lambda: Union[1, 'a', None]); t(lambda: T | 5); t(lambda: 5 | T); t(lambda: P | int); t(lambda: T | list[T]); t(lambda: (T | list[T])[int]); t(lambda: int | 5); t(lambda: (int | str).__args__); t(lambda: (int | str)[int]); t(lambda: type(int | str)); t(lambda: Union); t(lambda: isinstance(int | str, Union)); t(lambda: issubclass(int, int | str)); t(lambda: Union[int, str] | None); t(lambda: None | int); t(lambda: None | None); t(lambda: Alias | int); t(lambda: Alias[int] | 'x'); t(lambda: Optional[5]); t(lambda: Union[int, str].__origin__); t(lambda: (int | str).__parameters__); t(lambda: int | str == str | int); t(lambda: hash(int | str) == hash(str | int)); t(lambda: Union[list[int], int]); t(lambda: {int: 1}.get(int | int)); t(lambda: Union[int, str].__name__); t(lambda: Union[int, str].__module__); t(lambda: Union()); t(lambda: Generic.__flags__ & 512); t(lambda: int.__flags__ & 512)
import collections.abc as c

t(lambda: int | c.Callable[[int], str] | bytes); t(lambda: c.Callable[[int], str] | None); t(lambda: c.Callable[..., int] | 'x')

import importlib
names = '''os.DirEntry array.array string.templatelib.Interpolation string.templatelib.Template itertools.chain functools.partial'''.split()
for n in names:
    mod, _, c = n.rpartition('.')
    try: o = getattr(importlib.import_module(mod), c)
    except Exception as e: print(n, type(e).__name__); continue
    try: print(n, repr(o[int]))
    except Exception as e: print(n, type(e).__name__, e)
