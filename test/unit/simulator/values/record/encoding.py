"""What the recording programs share: encodes values as JSON that keeps Python's types apart, and runs functions."""
import json
import random
import struct
import sys


def encode(value):
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return {'i': '%d' % value if abs(value) < 10 ** 4000 else hex(value)}
    if isinstance(value, float):
        return {'f': struct.pack('>d', value).hex() if value == value else 'nan'}
    if isinstance(value, complex):
        return {'c': [encode(value.real), encode(value.imag)]}
    if isinstance(value, (bytes, bytearray)):
        return {'b': value.hex()}
    if isinstance(value, (tuple, list)):
        return [encode(item) for item in value]
    if isinstance(value, dict):
        return {'d': [[encode(k), encode(v)] for k, v in value.items()]}
    raise TypeError(type(value))


CASES = []


def case(name, function, *args):
    """Records one call: its name, its arguments, its result or its exception."""
    try:
        result = encode(function(*args))
    except Exception as error:
        if isinstance(error, UnicodeError) and hasattr(error, 'reason'):
            result = {'e': type(error).__name__, 'm': str(error),
                      'u': [error.encoding, error.start, error.end, error.reason]}
        else:
            result = {'e': type(error).__name__, 'm': str(error)}
    CASES.append([name, [encode(arg) for arg in args], result])


def dump():
    print(json.dumps({'version': sys.version.split()[0]}))
    for recorded in CASES:
        print(json.dumps(recorded, separators=(',', ':')))


def random_float(rng):
    kind = rng.randrange(8)
    if kind == 0:
        return struct.unpack('>d', rng.randbytes(8))[0]
    if kind == 1:
        return rng.uniform(-1000, 1000)
    if kind == 2:
        return rng.randrange(-10 ** 6, 10 ** 6) / 10 ** rng.randrange(8)
    if kind == 3:
        return rng.randrange(-2 ** 20, 2 ** 20) / 2.0 ** rng.randrange(24)
    if kind == 4:
        return float('%de%d' % (rng.randrange(1, 1000), rng.randrange(-330, 309)))
    if kind == 5:
        return float(rng.randrange(-10 ** rng.randrange(1, 25), 10 ** rng.randrange(1, 25)))
    if kind == 6:
        return rng.choice([0.0, -0.0, 1.0, 0.1, 0.5, 1.5, 2.5, 1e16, 1e22, 1e23, 5e-324, 2.2250738585072014e-308,
                           1.7976931348623157e308, 9007199254740993.0, 123456789.125, float('inf'), float('-inf'),
                           float('nan'), 0.3, 2.675, 1.005, 1e15, 1e17, 0.0001, 0.00001, 9.5, 99.5, 0.05, 0.95, 999999.5])
    return rng.random()


def random_int(rng):
    kind = rng.randrange(7)
    if kind == 0:
        return rng.randrange(-10, 11)
    if kind == 1:
        return rng.randrange(-1000, 1000)
    if kind == 2:
        return rng.randrange(-2 ** 32, 2 ** 32)
    if kind == 3:
        return rng.randrange(-2 ** 54, 2 ** 54)
    if kind == 4:
        bits = rng.randrange(1, 200)
        return rng.choice([1, -1]) * rng.getrandbits(bits)
    if kind == 5:
        return rng.choice([1, -1]) * ((1 << rng.choice([15, 29, 30, 31, 32, 52, 53, 54, 60, 61, 62, 63, 64, 127, 128])) + rng.randrange(-2, 3))
    return rng.choice([0, 1, -1, 2, -2, 10, 255, 256, 2 ** 53 - 1, 2 ** 53, -(2 ** 53), 2 ** 61 - 1, 2 ** 63 - 1, 2 ** 63])


def random_text(rng, alphabet, most=12):
    return ''.join(rng.choice(alphabet) for _ in range(rng.randrange(most + 1)))


rng = random.Random(SEED)
