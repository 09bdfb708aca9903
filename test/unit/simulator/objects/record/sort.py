"""Sorts of lists whose items count their comparisons: number and order of them, and the order of the result."""
state = 0


def rand(limit):
    global state
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    return state * limit // 0x80000000


def make(pattern, n):
    if pattern == 0:
        return [rand(1000000) for _ in range(n)]
    if pattern == 1:
        return [rand(5) for _ in range(n)]
    if pattern == 2:
        return list(range(n, 0, -1))
    if pattern == 3:
        return [n - i // 3 for i in range(n)]
    if pattern == 4:
        return [i if rand(20) else rand(n) for i in range(n)]
    if pattern == 5:
        return [i % 37 * (1 if i // 100 % 2 else -1) for i in range(n)]
    if pattern == 6:
        return [i // 50 * 7 % 11 * 1000 + i % 50 for i in range(n)]
    return [(i * i) % 101 if i < n // 2 else i for i in range(n)]


class Item:
    count = 0
    trace = 0

    def __init__(self, place, key):
        self.place = place
        self.key = key

    def __lt__(self, other):
        Item.count += 1
        Item.trace = (Item.trace * 31 + self.place * 7 + other.place) % 1000000007
        return self.key < other.key


for seed in range(COUNT):
    state = seed
    pattern = seed % 8
    n = rand([5, 40, 70, 130, 700, 3000][seed // 8 % 6])
    items = [Item(i, key) for i, key in enumerate(make(pattern, n))]
    Item.count = Item.trace = 0
    items.sort()
    order = 0
    for item in items:
        order = (order * 31 + item.place) % 1000000007
    CASES.append(['sort', [seed, pattern, n], [Item.count, Item.trace, order]])
