class Point:
    __match_args__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y


def describe(value):
    match value:
        case None | True | False:
            return f'constant {value}'
        case 0 | 1.5:
            return 'number'
        case str(text) if len(text) > 3:
            return f'long {text}'
        case 'yes' | 'no' as answer:
            return answer
        case []:
            return 'empty'
        case [one]:
            return f'one {one}'
        case [first, *_, last] if first == last:
            return f'ring of {first}'
        case (Point(x=0, y=0), *others):
            return f'origin and {len(others)}'
        case [_, [inner, *rest]]:
            return f'nested {inner} {rest}'
        case {'kind': kind, 'size': int(size) | float(size)}:
            return f'{kind} of {size}'
        case {'kind': kind, **rest}:
            return f'{kind} with {sorted(rest)}'
        case Point(0, y):
            return f'on y at {y}'
        case Point(x, y) if x == y:
            return 'diagonal'
        case Point():
            return 'point'
        case int() | float() as n:
            return f'other number {n}'
        case _:
            return 'anything'


for sample in (
    None, True, 0, 1.5, 'longer', 'yes', 'no', 'x', [], [5], [1, 2, 1], [Point(0, 0), 1], [1, [2, 3, 4]], (1, 2),
    {'kind': 'box', 'size': 3}, {'kind': 'box', 'color': 1}, {}, Point(0, 9), Point(2, 2), Point(1, 2), 7, {1},
):
    print(describe(sample))
