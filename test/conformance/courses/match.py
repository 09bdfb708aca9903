def f(x):
    match x:
        case 0: return 'zero'
        case int() | float() if x < 0: return 'neg'
        case int(n): return f'int {n}'
        case str() as s if len(s) > 3: return 'long ' + s
        case 'a' | 'b': return 'ab'
        case []: return 'empty'
        case [a]: return f'one {a}'
        case [a, b, *rest]: return f'{a} {b} {rest}'
        case {'type': 'p', 'x': px, **kw}: return f'p {px} {kw}'
        case {}: return 'dict'
        case Point(x=0, y=y): return f'on y {y}'
        case Point(a, b): return f'pt {a} {b}'
        case None | True | False: return 'const'
        case _: return 'other'
class Point:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
for v in [0, -5, 7, 'hello', 'a', 'zz', [], [1], (1, 2, 3), {'type': 'p', 'x': 1, 'y': 2}, {}, Point(0, 3), Point(1, 2), None, 2.5, {1}]:
    print(repr(v) if not isinstance(v, Point) else 'Point', '->', f(v))
cmd = 'go north'
match cmd.split():
    case ['go', ('north' | 'south') as d]: print('going', d)
match (1, (2, [3, 4])):
    case (a, (b, [c, *_])): print(a, b, c)
