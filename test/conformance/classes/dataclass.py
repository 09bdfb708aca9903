# compare: output
from dataclasses import dataclass, field


@dataclass(order=True)
class Item:
    name: str
    price: float = 1.0
    tags: list = field(default_factory=list)


a = Item('pen')
b = Item('ink', 2.5, ['blue'])
print(a, b, a == Item('pen'), b < a)
a.tags.append('x')
print(Item('new').tags, a.tags)
Item()
