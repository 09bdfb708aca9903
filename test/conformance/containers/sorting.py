# compare: output
class Item:
    calls = 0

    def __init__(self, key, place):
        self.key = key
        self.place = place

    def __lt__(self, other):
        Item.calls += 1
        return self.key < other.key

    def __repr__(self):
        return f'{self.key}.{self.place}'


state = 1


def rand(limit):
    global state
    state = (state * 1103515245 + 12345) % 2147483648
    return state * limit // 2147483648


items = [Item(rand(6), i) for i in range(30)]
print(sorted(items), Item.calls)
items.sort(reverse=True)
print(items, Item.calls)
print(sorted([3, 1, 2], reverse=True), sorted('banana'), sorted({'b': 1, 'a': 2}), sorted([2.5, -1, 0]))
print(sorted(['B', 'a', 'C'], key=str.lower), sorted([(1, 'b'), (1, 'a'), (0, 'c')]))
print(sorted(['é', 'z', 'a', '\U0001f600', '\uffff']) == ['a', 'z', 'é', '\uffff', '\U0001f600'])

watched = [3, 2, 1]


def key(x):
    print('key', x, watched)
    return x


watched.sort(key=key)
print(watched)


def meddle(x):
    watched.append(x)
    return x


try:
    watched.sort(key=meddle)
except ValueError as error:
    print(error, watched)


def fail(x):
    if x == 2:
        raise KeyError(x)
    return -x


try:
    watched.sort(key=fail)
except KeyError as error:
    print(error, watched)

try:
    mixed = [3, 2, 'a', 1]
    mixed.sort()
except TypeError as error:
    print(error, mixed)
