"""Operators of a class that give NotImplemented, raise, or give what is no bool."""


class Length:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        if isinstance(other, Length):
            return Length(self.n + other.n)
        if isinstance(other, int):
            return Length(self.n + other)
        return NotImplemented

    def __radd__(self, other):
        return ('radd', other)

    def __mul__(self, other):
        return NotImplemented

    def __sub__(self, other):
        raise ValueError('below zero')

    def __eq__(self, other):
        return self.n == other.n if isinstance(other, Length) else NotImplemented

    def __lt__(self, other):
        return NotImplemented

    def __getitem__(self, i):
        return NotImplemented if i == 9 else i * 2

    def __call__(self, *args, unit='m'):
        return args, unit

    def __and__(self, other):
        yield other

    def __contains__(self, other):
        return 5


class Special(Length):
    def __radd__(self, other):
        return 'special'


class Strange:
    def __eq__(self, other):
        return []


a = Length(3)
print((a + a).n, (a + 4).n, 5 + a, a + Special(1), a[4], a[9], a(1, unit='cm'), list(a & 2), 3 in a)
print(a == a, a == Length(3), a == 3, a != Length(3), a != 4, a == None)
print(Strange() == 1, 'equal' if Strange() == 1 else 'not equal')
for attempt in (
    lambda: a + 'x',
    lambda: a * a,
    lambda: a * 3,
    lambda: 3 * a,
    lambda: a < a,
    lambda: a < 3,
    lambda: a - 1,
    lambda: a + [],
    lambda: [] + a,
):
    try:
        print(attempt())
    except (TypeError, ValueError) as problem:
        print(type(problem).__name__, problem)
