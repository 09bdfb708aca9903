"""Cases of intops.ts and intconv.ts."""
import math
import operator

BINARY = {'add': operator.add, 'sub': operator.sub, 'mul': operator.mul, 'floordiv': operator.floordiv,
          'mod': operator.mod, 'divmod': divmod, 'truediv': operator.truediv, 'and': operator.and_, 'or': operator.or_,
          'xor': operator.xor, 'gcd': math.gcd, 'lcm': math.lcm}
UNARY = {'neg': operator.neg, 'abs': abs, 'invert': operator.invert, 'bitLength': int.bit_length,
         'bitCount': int.bit_count, 'isqrt': math.isqrt, 'str': str, 'bin': bin, 'oct': oct, 'hex': hex, 'float': float}


def compare(a, b):
    return 0 if a == b else -1 if a < b else 1 if a > b else float('nan')


def to_bytes(a, length, order, signed):
    return a.to_bytes(length, order, signed=signed)


def from_bytes(data, order, signed):
    return int.from_bytes(data, order, signed=signed)


for _ in range(COUNT):
    a, b, c = random_int(rng), random_int(rng), random_int(rng)
    for name, function in BINARY.items():
        case(name, function, a, b)
    for name, function in UNARY.items():
        case(name, function, a)
    small = rng.randrange(-5, 130)
    case('lshift', operator.lshift, a, small)
    case('rshift', operator.rshift, a, small)
    case('pow', operator.pow, a, rng.randrange(0, 40))
    case('powmod', pow, a, b, c)
    case('compare', lambda a, b: (a > b) - (a < b), a, b)
    x = random_float(rng)
    case('compareFloat', compare, a, x)
    near = float(min(max(a, -10 ** 300), 10 ** 300))
    case('compareFloat', compare, a, near)
    case('compareFloat', compare, a + rng.randrange(-2, 3), near)
    case('roundDigits', round, a, rng.randrange(-30, 3))
    length, order, signed = rng.randrange(0, 12), rng.choice(['big', 'little']), rng.random() < .5
    case('toBytes', to_bytes, a, length, order, signed)
    case('fromBytes', from_bytes, rng.randbytes(length), order, signed)
    base = rng.randrange(2, 37)
    digits = '0123456789abcdefghijklmnopqrstuvwxyz'[:base]
    text = rng.choice(['', '-', '+', ' ']) + rng.choice(['', '', '', '0x', '0b', '0O']) + random_text(rng, digits + rng.choice(['', '', '_']), 30) + rng.choice(['', '', '\n'])
    case('parse', int, text, base)
    case('parse', int, text, 0)
    case('parse', int, text, 10)
    case('truediv', operator.truediv, a << rng.randrange(1200), b << rng.randrange(1200))
    case('float', float, a << rng.randrange(1100))
for text in ['', ' ', '12', ' 12 ', '\t-7\n', '+5', '+-5', '- 5', '0x1f', '0X_1F', '0b101', '0o17', '010', '00', '0_0', '0_', '_0', '1_000', '1__0',
             '\u0663\u0664', '\xa05\u2003', '\xe9', '\ud800', '1\x1c', '1.0', 'abc', "it's", 'z' * 250, '0x', '0b2', '9' * 30, '\U0001d7d9', '0xg', '1 2', '0b', '00x1', '-0', '\x00', '1\x00']:
    for base in (10, 0, 2, 8, 16, 36, 1, 37, -1, 7):
        case('parse', int, text, base)
case('parse', int, '9' * 5000, 10)
case('parse', int, '9' * 5000, 36)
case('parse', int, '1_' * 4300 + '1', 10)
case('parse', int, '9' * 4300, 10)
case('parse', lambda text, base: int(text, base), 'f' * 3000, 16)
case('str', str, 10 ** 4300)
case('str', str, 10 ** 4300 - 1)
case('str', str, -(10 ** 4300))
case('str', str, -(10 ** 4299))
for a, b in [(1, 10 ** 20), (0, 10 ** 20), (1, 1 << 62), (-3, -1), (10 ** 30, -10 ** 30)]:
    case('lshift', operator.lshift, a, b)
for a, b in [(1, 10 ** 20), (0, 10 ** 20), (-1, 10 ** 20), (-(10 ** 30), 10 ** 20), (1 << 100, 1 << 40)]:
    case('rshift', operator.rshift, a, b)
for a in (2 ** 53, 2 ** 53 - 1, -(2 ** 53), 2 ** 53 + 1, 10 ** 22 - 1):
    for b in (1, -1, 2, 3, -3, 2 ** 53, 2 ** 53 - 1):
        for name, function in BINARY.items():
            case(name, function, a, b)
            case(name, function, b, a)
for args in [(5, 2, 'big', False), (256, 1, 'big', False), (-1, 1, 'big', False), (-128, 1, 'little', True), (-129, 1, 'big', True), (127, 1, 'big', True), (128, 1, 'big', True), (0, 0, 'big', True), (-1, 0, 'big', True), (1, -1, 'big', False), (1, 1, 'middle', False)]:
    case('toBytes', to_bytes, *args)
