class Positive:
    def __set_name__(self, owner, name): self.name = '_' + name; print('set_name', owner.__name__, name)
    def __get__(self, obj, cls=None):
        if obj is None: return self
        return getattr(obj, self.name)
    def __set__(self, obj, v):
        if v <= 0: raise ValueError(f'{self.name[1:]} must be positive')
        setattr(obj, self.name, v)
    def __delete__(self, obj): print('deleted')
class Item:
    price = Positive()
    qty = Positive()
    def __init__(self, p, q): self.price = p; self.qty = q
    @property
    def total(self): "the total"; return self.price * self.qty
i = Item(2, 3); print(i.total, i.__dict__, Item.price.name, Item.total.__doc__)
del i.price
class Lazy:
    def __init__(self, f): self.f = f
    def __get__(self, o, c):
        print('compute'); v = o.__dict__[self.f.__name__] = self.f(o); return v
class D:
    @Lazy
    def val(self): return 42
d = D(); print(d.val, d.val)
from functools import cached_property, total_ordering
class E:
    @cached_property
    def x(self): print('once'); return 1
e = E(); print(e.x + e.x)
@total_ordering
class V:
    def __init__(s, n): s.n = n
    def __eq__(s, o): return s.n == o.n
    def __lt__(s, o): return s.n < o.n
print(V(1) <= V(2), V(3) >= V(4), V(1) > V(0))
i.qty = -1
