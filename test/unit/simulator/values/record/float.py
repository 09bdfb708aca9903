"""Cases of floatrepr.ts, pystrtod.ts and complexrepr.ts."""
import math

case('repr', repr, 0.1)
for _ in range(COUNT):
    x = random_float(rng)
    case('repr', repr, x)
    case('hex', float.hex, x)
    case('fromhex', float.fromhex, x.hex())
    case('ratio', lambda x: list(x.as_integer_ratio()), x)
    case('isInteger', float.is_integer, x)
    case('int', int, x)
    case('round', round, x)
    case('roundDigits', round, x, rng.randrange(-5, 12))
    case('roundDigits', round, x, rng.randrange(-330, 340))
    case('float', float, repr(x))
    case('float', float, '%.*e' % (rng.randrange(30), x))
    y = random_float(rng)
    case('reprComplex', repr, complex(x, y))
    case('complex', complex, repr(complex(x, y)))
    code = rng.choice('eEfFgG')
    precision = rng.choice([0, 1, 2, 3, 5, 6, 10, 15, 16, 17, 18, 25, 60])
    case("doubleToString", lambda x, code, precision: ("%." + str(precision) + code) % x, x, code, precision)
TEXTS = ['', ' ', '1', '1.', '.5', '.', '+1.5', '-1.5e3', '1e', '1e+', '1_000.5', '1__0', '_1', '1_', '1_.5', '1._5',
         '1e1_0', 'inf', '-Infinity', '+nan', 'infinit', 'nan1', '\t1.5\n', '\x1c1', '\u0663.\u0664', '\xa01\u2003', '0x10',
         '1,5', '1 2', '1e400', '-1e400', '1e-400', 'abc', "it's", '\xe91', '1.5f', '--1', '1\x00', '1d5', '9' * 400, '0.' + '0' * 350 + '1',
         '2.2250738585072011e-308', '179769313486231580793728971405301e276', '9007199254740993', '1e23', '1.0e0023', 'e5', '\ud800', '1\u00e9']
for text in TEXTS:
    case('float', float, text)
    case('complex', complex, text)
    case('complex', complex, text + 'j')
    if text.isprintable():
        case('fromhex', float.fromhex, text)
for text in ['1+2j', '(1+2j)', ' ( 1+2j ) ', '1 + 2j', '1+j', '-j', 'j', '+J', '1-j', 'infj', 'nan+infj', '1e5+1e-5j', '1+2', '1+2i', '((1j))',
             '(1', '1)', '1_0+2_0j', '1j+2', '1+2j3', '1++2j', '1+-2j', '1-2j', '.5j', '5.j', 'infinity-nanj', '\u0661j', '1_+2j', '', '()', '(j)', '-0j', '0-0j', '-0.0+0j']:
    case('complex', complex, text)
for text in ['0x1p0', '0X1.8P+1', '-0x.8p1', '0x', 'x', '1', '1.8', '0x1p', '0x1p+', '0x1.p1', '0x.p1', '  0x1p3 ', '0x1p1024', '0x1p1023', '0x1.fffffffffffff7p1023',
             '0x1.fffffffffffff8p1023', '0x1p-1074', '0x1p-1075', '0x1.8p-1075', '0x0.8p-1074', '0x1.00000000000008p0', '0x1.000000000000080001p0', '0x1.00000000000018p0',
             'inf', '-inf', 'NaN', 'infinity', '0x1p99999999999999999999', '0x1p-99999999999999999999', '0x0p99999999', 'abc', '0xabcdefABCDEFp-2', '1p', '+0x1', '-', '0x1_0', '0x1p0x', '1.0e1']:
    case('fromhex', float.fromhex, text)
for x in [0.5, 1.5, 2.5, -0.5, -1.5, 0.49999999999999994, 4503599627370495.5, 4503599627370497.0, -0.2, 5e-324]:
    case('round', round, x)
    case('roundDigits', round, x, 0)
for x, n in [(1.7976931348623157e308, -308), (2.675, 2), (1e23, -22), (5.015, 2), (15.0, -1), (25.0, -1), (1e300, 10 ** 30), (1e300, -10 ** 30), (-1.0, -10 ** 30), (5e-324, 323), (1.5e308, -308)]:
    case('roundDigits', round, x, n)
