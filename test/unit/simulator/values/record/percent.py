"""Cases of percentformat.ts (ints, floats and strs only) and formatstring.ts."""
import _string


def values_of(kinds):
    return [random_int(rng) if k == 'i' else random_float(rng) if k == 'f' else random_text(rng, 'ab\xe9\U0001f600', 5) for k in kinds]


for _ in range(COUNT):
    format, kinds = '', ''
    for _ in range(rng.randrange(4)):
        conversion = rng.choice('diuxXoeEfFgGcs')
        kind = 's' if conversion == 's' else 'i' if conversion in 'diuxXoc' else 'f'
        width = rng.choice(['', '', str(rng.randrange(1, 20)), '*'])
        precision = rng.choice(['', '', '.', '.%d' % rng.randrange(20), '.*'])
        for star in (width, precision):
            if '*' in star:
                kinds += 'w'
        flags = ''.join(rng.choice(['', '', '', c]) for c in '-+ #0')
        format += rng.choice(['', 'a', '%%', '\u20ac ']) + '%' + flags + width + precision + rng.choice(['', '', 'l']) + conversion
        kinds += kind if conversion != 'c' else 'c'
    if rng.random() < .1:
        kinds += 'i'
    if rng.random() < .1:
        at = rng.randrange(len(format) + 1)
        format = format[:at] + rng.choice('%y(h.\xe9') + format[at:]
    values = [rng.randrange(-20, 20) if k == 'w' else rng.randrange(0x300) if k == 'c' else values_of(k)[0] for k in kinds]
    # A float is no int, nor the other way round, for the caller of these functions.
    spelled = list(zip(['int' if isinstance(v, int) else 'float' if isinstance(v, float) else 'str' for v in values], values))
    case('percent', lambda format, values: format % tuple(v for _, v in values), format, spelled)
for format in ['%', '%5', '%(a', '%%%', '%5%', '%\xe9', '%\u1234', '%\n', '%99999999999999999999d', '%.99999999999d', '%.2147483648d', '%lld', '%hd', '%Ld', '%.', '%(a)d']:
    case('percent', lambda format, values: format % tuple(v for _, v in values), format, [('int', 1)])
for format in ['%s', '%s%s', '%d', '', '%', '%y', '%*d', '%.*d']:
    case('percent', lambda format, values: format % tuple(v for _, v in values), format, [])
for big in (2 ** 31, -(2 ** 31) - 1, 2 ** 70):
    case('percent', lambda format, values: format % tuple(v for _, v in values), '%.*d', [('int', big), ('int', 1)])


def parse(text):
    return [list(part) for part in _string.formatter_parser(text)]


def split(name):
    first, rest = _string.formatter_field_name_split(name)
    return [first, [list(part) for part in rest]]


for _ in range(COUNT):
    text = ''.join(rng.choice(['{', '}', '{{', '}}', '{}', '{0}', '{a.b[0]}', '!r', ':', 'x', '[', ']', '{0:>{1}}', '{0!s:5}', '\U0001f600', '!']) for _ in range(rng.randrange(7)))
    case('parse', parse, text)
    case('split', split, ''.join(rng.choice(['a', '0', '12', '.', '[', ']', '.b', '[0]', '[x]', '\u0663', '-']) for _ in range(rng.randrange(6))))
    case('format', lambda text: text.format(10, 'abc', a='A'), ''.join(rng.choice(['{}', '{0}', '{1}', '{a}', '{2}', '{{', '}}', 'x', '{:>5}', '{0:{1}}', '{0:{}}', '{:{}}', '{!r}', '{1!r:>9}', '{0!x}', '{1!a}', '{:{:{}}}', '{b}', '{', '}', '{0!\xe9}']) for _ in range(rng.randrange(5))))
