# compare: output
# Addresses are given out again once an object is gone.
class Thing:
    pass


class Other:
    pass


print(id([]) == id([]), id({}) == id({}), id(object()) == id(object()))
print(id(Thing()) == id(Other()))
second = Thing()
items = [1]
place = id(items)
del items
other = {}
again = []
print(id(again) == place, id(other) == place)
pair = (1, again)
place = id(pair)
del pair
single = (again,)
another = (again, 2)
print(id(single) == place, id(another) == place)


def make():
    return [1, 2]


print(id(make()) == id(make()), make() is make())
kept = make()
print(id(kept) == id(make()), id(kept) == id(kept))
print(len({id(each) for each in [Thing() for _ in range(10)]}))
numbers = [id(x) for x in (1, 2, "a", None)]
print(numbers == [id(x) for x in (1, 2, "a", None)])
print(f"{id(kept):#x}" in repr(object.__repr__(kept)), hex(id(second)) in repr(second))
value = 1000.5
half = value / 2
place = id(half)
del half
third_part = value / 3
print(id(third_part) == place)
print(id(5) == id(5), id("a" * 3) == id("aaa"))
