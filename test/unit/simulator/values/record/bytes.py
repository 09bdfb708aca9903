"""Cases of bytesmethods.ts."""
ALPHABET = b'aabbcAB xyz,.-_019 \t\n\r\x0b\x0c\x1c\x85\xa0\xe9\xff\x00\'"\\'


def some(most=12):
    return bytes(rng.choice(ALPHABET) for _ in range(rng.randrange(most + 1)))


UNARY = ['upper', 'lower', 'title', 'capitalize', 'swapcase', 'isalpha', 'isalnum', 'isdigit', 'isspace', 'isascii', 'isupper', 'islower', 'istitle']
for _ in range(COUNT):
    s = some()
    for name in UNARY:
        case(name, getattr(bytes, name), s)
    case('repr', repr, s)
    case('reprBytearray', lambda s: repr(bytearray(s)), s)
    sub = some(2)
    if s and rng.random() < .5:
        at = rng.randrange(len(s))
        sub = s[at:at + rng.randrange(1, 3)]
    start, end = rng.randrange(-18, 18), rng.randrange(-18, 18)
    for name in ('find', 'rfind', 'index', 'rindex', 'count', 'startswith', 'endswith'):
        case(name, getattr(bytes, name), s, sub)
        case(name, getattr(bytes, name), s, sub, start)
        case(name, getattr(bytes, name), s, sub, start, end)
    case('removeprefix', bytes.removeprefix, s, sub)
    case('removesuffix', bytes.removesuffix, s, sub)
    by = some(3)
    case('replace', bytes.replace, s, sub, by, rng.choice([-1, -1, 0, 1, 2]))
    case('replace', bytes.replace, s, b'', by, rng.choice([-1, 0, 1, 2, 100]))
    limit = rng.choice([-1, -1, 0, 1, 2])
    for name in ('split', 'rsplit'):
        case(name, getattr(bytes, name), s, None, limit)
        case(name, getattr(bytes, name), s, sub, limit)
    case('partition', bytes.partition, s, sub)
    case('rpartition', bytes.rpartition, s, sub)
    case('splitlines', bytes.splitlines, s, rng.random() < .5)
    chars = rng.choice([None, some(4)])
    case('strip', bytes.strip, s, chars)
    case('lstrip', bytes.lstrip, s, chars)
    case('rstrip', bytes.rstrip, s, chars)
    width, fill = rng.randrange(-2, 24), rng.choice(ALPHABET)
    for name in ('ljust', 'rjust', 'center'):
        case(name, lambda s, width, fill: getattr(bytes, name)(s, width, bytes([fill])), s, width, fill)
    case('zfill', bytes.zfill, rng.choice([b'', b'+', b'-']) + s, width)
    case('expandtabs', bytes.expandtabs, s, rng.randrange(-1, 9))
    case('compare', lambda a, b: (a > b) - (a < b), s, s[:3] + some(2))
    case('join', lambda sep, items: sep.join(items), sub, [some(3) for _ in range(rng.randrange(4))])
    case('hex', lambda s, sep, n: s.hex() if sep is None else s.hex(sep, n), s, rng.choice([None, ':', ':', '', 'ab', '\xe9']), rng.randrange(-4, 5))
    text = ''.join(rng.choice(['a', '12', 'Ff', ' ', '\t', 'g', '0', '\xe9', '4d5e', '\x1c'][:rng.choice([6, 10])]) for _ in range(rng.randrange(5)))
    case('fromhex', bytes.fromhex, text)
    table = bytes(range(1, 256)) + b'\0'
    case('translate', bytes.translate, s, rng.choice([None, table, b'abc']), some(2))
    case('maketrans', bytes.maketrans, some(2), some(2))
for s in (b"it's", b'"', b"'\"", b'\\', bytes(range(256))):
    case('repr', repr, s)
    case('reprBytearray', lambda s: repr(bytearray(s)), s)
