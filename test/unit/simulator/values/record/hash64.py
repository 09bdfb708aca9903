"""Hashes of a 64-bit CPython: run with PYTHONHASHSEED=0. The algorithms are those of 3.14 unchanged.

python3.13 hash64.py [COUNT] [SEED] > ../recorded/hash64.jsonl
"""
import os
import sys

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 60
SEED = int(sys.argv[2]) if len(sys.argv) > 2 else 1
exec(open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'encoding.py')).read())
assert os.environ['PYTHONHASHSEED'] == '0' and sys.maxsize > 2 ** 32

ASCII = 'abcdefghijklmnopqrstuvwxyz ABC_019'
for length in range(20):
    for alphabet in (ASCII, ASCII + '\xe9\xff', ASCII + '\u20ac\ud800', ASCII + '\U0001f600\u20ac'):
        text = ''.join(rng.choice(alphabet) for _ in range(length))
        case('str', hash, text)
    case('bytes', hash, rng.randbytes(length))
for _ in range(COUNT):
    case('str', hash, random_text(rng, rng.choice([ASCII, ASCII + '\xe9\xff', '\u20ac\u4e00a', ASCII + '\U0001f600']), 40))
    a, x, y = random_int(rng), random_float(rng), random_float(rng)
    case('int', hash, a)
    if x == x and y == y:
        case('float', hash, x)
        case('complex', hash, complex(x, y))
    items = [random_int(rng) for _ in range(rng.randrange(8))]
    case('tuple', lambda items: hash(tuple(items)), items)
    case('frozenset', lambda items: hash(frozenset(items)), list(set(items)))
    if sys.version_info >= (3, 12):
        case('slice', lambda items: hash(slice(*items)), [a, random_int(rng), random_int(rng)])
for a in [0, -1, -2, 2 ** 61 - 2, 2 ** 61 - 1, 2 ** 61, -(2 ** 61 - 1), -(2 ** 61), 2 ** 122 - 1, -(2 ** 31), 2 ** 31, 2 ** 32, -(2 ** 32), -(2 ** 32) - 1]:
    case('int', hash, a)
    case('float', hash, float(a))
for x in [0.5, -0.5, -1.0, 5e-324, 1.7976931348623157e308, -5e-324, 2.0 ** 60, 2.0 ** 61, 2.0 ** 62, 1e-300, 1e300, 1e22]:
    case('float', hash, x)
case('none', lambda: hash(None))
print(json.dumps({'version': sys.version.split()[0]}))
for recorded in CASES:
    print(json.dumps(recorded, separators=(',', ':')))
