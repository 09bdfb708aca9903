"""A hundred lines as a lesson has them: what is typed into while the picture follows."""


class Item:
    def __init__(self, name, price, count=1):
        self.name = name
        self.price = price
        self.count = count

    def total(self):
        return self.price * self.count

    def __repr__(self):
        return f'Item({self.name!r}, {self.price}, {self.count})'


class Discounted(Item):
    def __init__(self, name, price, count, percent):
        super().__init__(name, price, count)
        self.percent = percent

    def total(self):
        return super().total() * (100 - self.percent) / 100


class Basket:
    def __init__(self, owner):
        self.owner = owner
        self.items = []
        self.log = {}

    def add(self, item):
        self.items.append(item)
        self.log[item.name] = self.log.get(item.name, 0) + item.count
        return self

    def total(self):
        return sum(item.total() for item in self.items)

    def cheapest(self):
        return min(self.items, key=lambda item: item.price)


def make_counter(start=0, step=1):
    value = start

    def count():
        nonlocal value
        value += step
        return value

    return count


def flatten(nested):
    flat = []
    for item in nested:
        if isinstance(item, list):
            flat.extend(flatten(item))
        else:
            flat.append(item)
    return flat


def parse(lines):
    result = {}
    for number, line in enumerate(lines, 1):
        try:
            key, value = line.split('=')
            result[key.strip()] = int(value)
        except ValueError as problem:
            result[f'line {number}'] = str(problem)
    return result


basket = Basket('Ada')
basket.add(Item('bread', 2.8)).add(Item('milk', 1.19, 2))
basket.add(Discounted('apples', 3.49, 6, 10))
print(basket.owner, round(basket.total(), 2))
print(basket.cheapest(), basket.log)

counter = make_counter(10, 5)
numbers = [counter() for _ in range(4)]
matrix = [[row * column for column in range(3)] for row in range(3)]
alias = matrix[1]
alias.append(numbers)
print(flatten([1, [2, [3, 4]], [], [[5]]]))

settings = parse(['width = 80', 'height=twenty', 'depth=3', 'nonsense'])
for key in sorted(settings):
    print(key, settings[key])

seen = set()
squares = {n: n * n for n in numbers}
for value in squares.values():
    if value % 2:
        seen.add(value)
first, *rest = sorted(seen)
pair = (first, rest)
words = 'to be or not to be'.split()
index = {word: [i for i, other in enumerate(words) if other == word] for word in words}
print(pair, index['be'], matrix)
