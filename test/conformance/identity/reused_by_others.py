# compare: output
# An object that is no container leaves its place to the next one of its size, or of its free list.
print(len({id(object()) for _ in range(10)}), len({id(float(i)) for i in range(10)}))
print([len({id(x) for x in (object(), object(), object())}) for _ in range(3)])
first = object()
second = object()
place = id(first)
del first
print(id(second) == place)
third = object()
print(id(third) == place, hex(place) in repr(third))

# Each is made while the one before it lives: two places take turns.
places = []
for k in range(6):
    third_part = k / 3
    places.append(id(third_part))
print(len(set(places)), places[0] == places[2] == places[4])


def local():
    number = 1.5 * len("abc")
    return id(number)


print(local() == local() == local())
text = "ab" * len("xy")
place = id(text)
text = None
longer = "cd" * 200
print(id(longer) == place)
shorter = "cd" * len("xy")
print(id(shorter) == place)
items = [1.5]
place = id(items[0])
items[0] += 1
print(id(items[0]) == place)
print(len.__name__ is len.__name__, str.upper.__name__ is str.upper.__name__)
