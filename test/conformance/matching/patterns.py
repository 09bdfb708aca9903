class Point:
    __match_args__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y


def describe(value):
    match value:
        case 0 | 1:
            return 'bit'
        case int(n) if n < 0:
            return f'negative {n}'
        case str() as text:
            return 'text ' + text
        case [first, *rest]:
            return f'list {first} {rest}'
        case {'kind': kind, **others}:
            return f'{kind} {others}'
        case Point(x=0, y=y):
            return f'on axis {y}'
        case Point(x, y):
            return f'point {x} {y}'
        case None:
            return 'none'
        case _:
            return 'other'


for value in (1, -4, 'hi', [1, 2, 3], {'kind': 'k', 'n': 1}, Point(0, 2), Point(3, 4), None, 2.5):
    print(describe(value))
