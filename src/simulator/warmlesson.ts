/**
 * Everyday operations on values of every kind, for the warm-up: what comes after it is not the first of its kind. The
 * engine compiles a function for what it has seen of it, and throws the code away when something else comes along: the
 * evaluator's loop, its largest function, is compiled once when all that programs usually do was there before.
 */
export const LESSON = `
import collections
import functools
import itertools
import math
import random
class Shape:
    corners = 0
    def __init__(self, name, sides=3, *, tags=None):
        self.name = name
        self.sides = sides
        if tags is not None:
            self.tags = tags
    def __add__(self, other):
        return Shape(self.name, self.sides + other.sides)
    def __eq__(self, other):
        return self.sides == other.sides
    def __lt__(self, other):
        return self.sides < other.sides
    def __hash__(self):
        return self.sides
    def __len__(self):
        return self.sides
    def __getitem__(self, at):
        return self.name[at]
    def __contains__(self, one):
        return one in self.name
    def __iter__(self):
        return iter(self.name)
    def __bool__(self):
        return self.sides > 0
    def __repr__(self):
        return f'{self.name:>6}: {self.sides!r}'
    def __enter__(self):
        return self
    def __exit__(self, kind, value, traceback):
        return False
    def __call__(self, more):
        return self.sides + more
    @property
    def odd(self):
        return self.sides % 2 == 1
    @classmethod
    def made(cls, name):
        cls.corners += 1
        return cls(name, sides=len(name))
    @staticmethod
    def twice(n):
        return n * 2
class Square(Shape):
    __slots__ = ('depth',)
    def __init__(self, name):
        super().__init__(name, 4, tags=[name])
        self.depth = 1
    def area(self):
        self.depth += 1
        return self.depth ** 2 + self.corners
class Node:
    __slots__ = 'value', 'next'
    def __init__(self, value, next=None):
        self.value = value
        self.next = next
class Trouble(Exception):
    pass
def grow(n):
    while n > 0:
        yield n
        n -= 1
def both(n):
    yield from grow(n)
    sent = yield n
    return sent
def total(n):
    return 0 if n == 0 else n + total(n - 1)
def fib(n, known={}):
    if n in known:
        return known[n]
    if n < 2:
        return n
    known[n] = fib(n - 1) + fib(n - 2)
    return known[n]
def many(first, *rest, key=None, **more):
    return (first, rest, key, more)
def counter():
    count = 0
    def bump(by=1):
        nonlocal count
        count += by
        return count
    return bump
def check(n):
    try:
        if n % 3 == 0:
            raise Trouble(f'{n} is bad')
        elif n % 5 == 0:
            raise KeyError(n)
        return n
    except Trouble as problem:
        return str(problem)
    except (KeyError, ValueError):
        return None
    finally:
        n += 1
def search(n, row, columns):
    if row == n:
        return 1
    found = 0
    for column in range(n):
        if column in columns or row + column == 99:
            continue
        columns.add(column)
        found += search(n, row + 1, columns)
        columns.remove(column)
    return found
@functools.lru_cache(maxsize=None)
def cached(n):
    return n if n < 2 else cached(n - 1) + cached(n - 2)
def numbers(count):
    global level
    x, y, z = 0.5, 1.25, 3
    grid = [[0] * 4 for _ in range(4)]
    low = high = 0
    for i in range(count):
        x = x * 0.9 + y / 3.0 - i
        z = (z * 7 + i) % 101 // 2
        z ^= i & 3 | 1
        low, high = min(low, z), max(high, i, z)
        grid[i % 4][i % 3] += i
        grid[-1][0] = grid[i % 4][-1] > x
        if x < -50 or not i or y == 2.5 or z != 3 and 1 <= i < 5:
            x = -x
        elif x is None or i is not z:
            y += 0.25
        if i > 190:
            break
    else:
        level = 1
    while low < 20:
        low += 1
        if low % 2:
            continue
        level = low << 1 >> 1
    return divmod(high, 7), abs(x), round(x, 2), -z, ~z, math.sqrt(high), pow(2, 5), level, sum(map(len, grid))
def texts(count):
    parts = []
    text = ''
    for i in range(count):
        word = 'one two three'.split()[i % 3]
        text += word[0].upper() + word[1:]
        parts.append(word.strip().replace('o', '0').ljust(6))
        if word.startswith('t') and word.endswith('o') or text.find('w') == 3 or 'x' in word:
            parts[-1] = '%s %5d %.2f' % (word, i, i / 3)
        elif word.isalpha():
            parts[i // 2] = '{:>4}|{}'.format(i, word)
        for c in word:
            if c.isalpha() and c not in 'aeiou':
                text = text[-20:] + chr(ord(c))
        if word < 'u' and word == 'two' and word != text:
            parts.append(f'{i:05d}{word:<8}{i / 7:8.3f}{i}{word!r}{i:,}{i:x}')
    return ', '.join(parts)[::2].count('0'), str(count), int('12'), float('2.5'), text[::-1]
def containers(count):
    counts, seen, groups = {}, set(), collections.defaultdict(list)
    line = collections.deque([0])
    for i, (a, b) in enumerate(zip(range(count), reversed(range(count)))):
        counts[a % 7] = counts.get(a % 7, 0) + 1
        key = (a % 5, b % 3)
        if key in counts:
            counts[key] += b
        else:
            counts[key] = [a, b][0]
        seen.add(a % 11)
        seen.discard(b % 13)
        groups[str(i % 4)].append(i)
        line.append(a)
        if len(line) > 10:
            line.popleft()
        if b in seen and i not in line:
            del counts[key]
    pairs = [(k, v) for k, v in groups.items() if v]
    squares = {n: n * n for n in range(count) if n % 2}
    flat = [x for row in [[n] * 3 for n in seen] for x in row]
    odd = {x % 10 for x in squares.values()} | {1, 2} & seen - {3}
    first, *rest = sorted(flat, reverse=True) or [0]
    stack = [*rest, first]
    while stack:
        stack.pop()
    flat.sort()
    flat.sort(key=lambda x: -x)
    flat.insert(0, 5)
    flat.extend([1, 2])
    flat[1:3] = [7]
    words = sorted(groups, key=lambda w: (len(w), w))
    kept = list(filter(lambda n: n > 3, squares)), list(map(str, seen)), tuple(flat), dict(pairs), set(flat)
    ok = all(x >= 0 for x in flat), any(x == 3 for x in flat), sum(x * 2 for x in flat), isinstance(flat, list)
    picked = next((x for x in flat if x > 2), None), collections.Counter(words).most_common(1), max(pairs, key=len)
    return odd, kept, ok, picked, list(itertools.islice(itertools.count(), 3)), [] == flat, bool(flat), None is flat
shapes = [Shape(str(n), n) for n in grow(200)]
counts = {}
head = None
bump = counter()
for shape in sorted(shapes, key=lambda one: one.sides):
    counts[shape.odd] = counts.get(shape.odd, 0) + (shape + shape).sides * 1.5
    try:
        counts[repr(shape), shape.name] = {shape.sides, total(20)}
        int(shape.name + 'x')
    except ValueError as problem:
        counts['%s' % problem] = shape.name.upper().split('1')
    head = Node(shape, head)
    if shape == shapes[0] or shape < shapes[1] and '1' in shape and len(shape) > 3 and shape:
        bump()
    bump(by=2)
    with Square(shape[0]) as square:
        square.area()
        square.sides = shape(2) + Shape.twice(Shape.corners)
    many(1, 2, *[3], key=4, **{'other': 5})
    Shape.made('abc').odd
    check(shape.sides)
    random.random()
node = head
while node is not None:
    counts[node.value.sides] = [x for x in both(3)]
    node = node.next
fib(60), cached(30), search(5, 0, set()), sorted(shapes[:20]), [*map(repr, shapes[:3])]
for size in 50, 100, 200:
    numbers(size)
    texts(size)
    containers(size)
`;
