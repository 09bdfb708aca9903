# compare: output, steps
from typing import List, Dict, Optional, Union, TypeVar, Generic, Protocol, NamedTuple, TypedDict, Any, Callable, Literal, Final, ClassVar
T = TypeVar('T')
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: List[T] = []
    def push(self, x: T) -> None: self.items.append(x)
s: Stack[int] = Stack(); s.push(1); print(s.items, Stack[int], Optional[int], Union[int, str], List[int])
class P(NamedTuple):
    x: int
    y: int = 0
print(P(1), P(1, 2).x, P.__annotations__)
class TD(TypedDict): a: int
print(TD(a=1))
class Named(Protocol):
    name: str
def first[T](xs: list[T]) -> T: return xs[0]
print(first([1]), first.__type_params__)
type Alias = int | str
print(Alias, Alias.__value__)
class Box[T]:
    def __init__(self, v: T): self.v = v
print(Box[int](3).v)
