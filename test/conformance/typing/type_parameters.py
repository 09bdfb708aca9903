# compare: output
class Box[T]:
    def __init__(self, x: T): self.x = x
def first[T: int, *Ts, **P](a: T, *b: *Ts) -> T: return a
type Pair[A, B = int] = tuple[A, B]
print(Box.__type_params__, first.__type_params__, first.__type_params__[0].__bound__, Pair, Pair.__type_params__, Pair.__value__, Pair.__type_params__[1].__default__, Pair[int, str])
print(Box.__mro__, Box.__orig_bases__, Box[int], Box[int](5).x)
from typing import TypeVar, Generic, ParamSpec, List, Optional, Union
T=TypeVar('T'); U=TypeVar('U', int, str); V=TypeVar('V', bound=int, covariant=True)
print(T,U,V,U.__constraints__,V.__bound__,T.__module__, T|int, Optional[int], List[T][int])
class G(Generic[T]):
    def __init__(self, a, b): self.a=a
print(G[int], G(1,2).a, G.__parameters__, type(G[int](1,2)).__name__)
P=ParamSpec('P'); print(P.args, P.kwargs, P)
def t(f):
    try: return repr(f())
    except Exception as e: return type(e).__name__ + ': ' + str(e)
import typing
print(t(lambda: TypeVar('T', int)), t(lambda: TypeVar('T', int, str, bound=int)), t(lambda: TypeVar(3)), t(lambda: TypeVar()), t(lambda: TypeVar('T', covariant=True, contravariant=True)), t(lambda: TypeVar('T', nope=1)))
print(t(lambda: Pair[int].__args__), t(lambda: Pair.__name__), t(lambda: Pair.__module__), t(lambda: Pair.nope), Pair | None, t(lambda: Pair | 3), T.has_default(), Pair.__type_params__[1].has_default(), typing.NoDefault, T.__default__, t(lambda: typing.TypeVarTuple('Ts', default=(int,)).__default__))
type Rec = list[Rec]
print(Rec.__value__, Rec.__parameters__, t(lambda: Rec[int]))
type Bad = nope
print(t(lambda: Bad.__value__))
class M[K, *V]: pass
print(M[int, str, float], M.__parameters__, t(lambda: M[()]), U.evaluate_constraints(4), V.evaluate_bound(1), repr(U.evaluate_constraints))
x: int = 5
class Node[T]:
    next: Node[T] | None = None
print(Node[int].__origin__, Node.__annotations__)
print(t(lambda: type('X', (T,), {})), hash(T)==hash(T), T==T, P.args==P.args, t(lambda: T()))

print(typing.cast(int,5), typing.List, typing.Dict[str,int], typing.Callable[[int],str], typing.Any, typing.Tuple[int,...], typing.Literal['a',1])
