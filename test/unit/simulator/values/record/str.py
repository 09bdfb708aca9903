"""Cases of codepoints.ts, strcase.ts, strmethods.ts and strrepr.ts."""
import sys

PLAIN = 'aabbcAB xyz,.-_019 \t\n'
WIDE = PLAIN + '\xe9\xdf\u0130\u03a3\u03c3\u01c5\ufb01\u0149\u1e9e\u0300\u02b0\u0662\xb2\xbd\u4e00\u3000\xa0\x85\u2028\r\x0b\x1c\xad\u200b\u0378\ud800\udc00\ue000\uffff'
ASTRAL = WIDE.replace('\udc00', '').replace('\ud800', '') + '\U0001f600\U00010400\U00010428\U0001d7d9\U0010ffff\U0001f600\U0001f601'
ALPHABETS = [PLAIN, WIDE.replace('\udc00', ''), ASTRAL]
UNARY = ['upper', 'lower', 'title', 'capitalize', 'casefold', 'swapcase', 'isalpha', 'isalnum', 'isdecimal', 'isdigit',
         'isnumeric', 'isspace', 'isprintable', 'isascii', 'isidentifier', 'isupper', 'islower', 'istitle']
for _ in range(COUNT):
    alphabet = rng.choice(ALPHABETS)
    s = random_text(rng, alphabet, 14)
    for name in UNARY:
        case(name, getattr(str, name), s)
    case('repr', repr, s)
    case('ascii', ascii, s)
    case('len', len, s)
    sub = random_text(rng, alphabet, 2)
    if s and rng.random() < .5:
        at = rng.randrange(len(s))
        sub = s[at:at + rng.randrange(1, 3)]
    start, end = rng.randrange(-18, 18), rng.randrange(-18, 18)
    for name in ('find', 'rfind', 'index', 'rindex', 'count', 'startswith', 'endswith'):
        function = getattr(str, name)
        case(name, function, s, sub)
        case(name, function, s, sub, start)
        case(name, function, s, sub, start, end)
    case('contains', lambda s, sub: sub in s, s, sub)
    case('removeprefix', str.removeprefix, s, sub)
    case('removesuffix', str.removesuffix, s, sub)
    by = random_text(rng, alphabet, 3)
    case('replace', str.replace, s, sub, by, rng.choice([-1, -1, 0, 1, 2]))
    case('replace', str.replace, s, '', by, rng.choice([-1, 0, 1, 2, 5, 100]))
    limit = rng.choice([-1, -1, 0, 1, 2])
    for name in ('split', 'rsplit'):
        case(name, getattr(str, name), s, None, limit)
        case(name, getattr(str, name), s, sub, limit)
    case('partition', str.partition, s, sub)
    case('rpartition', str.rpartition, s, sub)
    case('splitlines', str.splitlines, s, rng.random() < .5)
    chars = rng.choice([None, random_text(rng, alphabet, 4)])
    case('strip', str.strip, s, chars)
    case('lstrip', str.lstrip, s, chars)
    case('rstrip', str.rstrip, s, chars)
    width, fill = rng.randrange(-2, 24), rng.choice(alphabet)
    case('ljust', str.ljust, s, width, fill)
    case('rjust', str.rjust, s, width, fill)
    case('center', str.center, s, width, fill)
    case('zfill', str.zfill, rng.choice(['', '+', '-']) + s, width)
    case('expandtabs', str.expandtabs, s, rng.randrange(-1, 9))
    case('slice', lambda s, a, b: s[a:b], s, min(abs(start), len(s)), min(abs(end), len(s)))
    step = rng.choice([-3, -2, -1, 2, 3])
    indexes = list(range(len(s)))[::step]
    case('sliceStep', lambda s, start, step, count: s[::step], s, indexes[0] if indexes else 0, step, len(indexes))
    other = s[:rng.randrange(15)] + random_text(rng, alphabet, 3)
    case('compare', lambda a, b: (a > b) - (a < b), s, other)
    case('maketrans', lambda a, b, c: [[k, v] for k, v in str.maketrans(a, b, c).items()], 'abc', 'xy\U0001f600'[:rng.randrange(2, 4)], 'q')
for codes in (range(0x300), range(0x370, 0x400), range(0x1e90, 0x2000), range(0xa7c0, 0xa7e0), range(0x10d40, 0x10d90), range(0x1c80, 0x1c90)):
    for code in codes:
        for name in ('upper', 'lower', 'title', 'casefold'):
            case(name, getattr(str, name), chr(code))
# Every code point once: for each test a checksum over the whole of Unicode.
for name in UNARY[6:]:
    test = getattr(str, name)
    case('checksum', lambda name: sum((i * 2654435761 % 4294967291) for i in range(0x110000) if test(chr(i))) % 2 ** 48, name)
for name in UNARY[:6]:
    convert = getattr(str, name)
    case('checksum', lambda name: sum((i * 2654435761 % 4294967291) * sum(map(ord, convert(chr(i)))) for i in range(0x110000)) % 2 ** 48, name)
