# compare: output, steps
from dataclasses import dataclass, field, asdict, astuple, replace
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
    def dist(self): return (self.x**2 + self.y**2) ** .5
@dataclass(frozen=True, order=True)
class V:
    major: int
    minor: int = 0
p = P(3, 4)
print(p, p == P(3, 4), p.dist(), asdict(p), astuple(p), replace(p, x=9))
p.tags.append('a'); print(P(1), p)
print(V(1, 2) < V(1, 3), sorted([V(2), V(1, 5)]), hash(V(1)) == hash(V(1)))
try: V(1).major = 2
except Exception as e: print(type(e).__name__, e)
@dataclass
class Q(P):
    z: int = 1
    def __post_init__(self): self.total = self.x + self.y + self.z
print(Q(1, 2), Q(1, 2).total)
P()
