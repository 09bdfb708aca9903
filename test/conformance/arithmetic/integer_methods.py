# compare: output
def attempt(action):
    try:
        return repr(action())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for a in (0, 1, -1, 10, 255, -256, 12345, 2**53 + 1, -(2**64), 10**20, True):
    print(a, -a, +a, abs(a), bool(a), float(a), a.bit_length(), a.bit_count(), a.as_integer_ratio(), a.conjugate())
    print(round(a), round(a, -1), round(a, -2), round(a, 2), a.real, a.imag, a.numerator, a.denominator, a.is_integer())
    print(hex(a), oct(a), bin(a), str(a), repr(a), a.__trunc__(), a.__floor__(), a.__ceil__(), a.__index__())
    print([attempt(lambda: a.to_bytes(n, order, signed=s)) for n in (1, 8) for order in ('little', 'big') for s in (False, True)])
print(int.from_bytes(b'\x01\x02', 'big'), int.from_bytes(b'\xff\xfe', 'little', signed=True), int.from_bytes([1, 2, 3]))
for text in ('12', ' -12 ', '+5', '1_000', '1__0', '_1', '0x1f', '0b11', '0o17', '010', '', 'a', '1.0', '٣٤', '- 1', 'Z'):
    print(repr(text), [attempt(lambda: int(text, base)) for base in (10, 0, 2, 16, 36)], attempt(lambda: int(text.encode())))
for value in (1.9, -1.9, 1e20, float('inf'), float('nan'), 1j, None, [], b'7', bytearray(b'8'), object):
    print(attempt(lambda: int(value)))
print(attempt(lambda: int('5', 99)), attempt(lambda: int(5, 10)), attempt(lambda: int(base=5)), attempt(lambda: int(1, 2, 3)))
print(attempt(lambda: int('9' * 5000)), attempt(lambda: str(10**5000)), len(str(10**4299)))
print(attempt(lambda: (1).to_bytes('x')), attempt(lambda: (-1).to_bytes()), attempt(lambda: (1).to_bytes(1, 'middle')))
print(attempt(lambda: int.from_bytes('5')), attempt(lambda: int.from_bytes([300])), attempt(lambda: (1).__round__(1.5)))
print((5).__add__(2.0), (5).__pow__(2, 7), (5).__divmod__(3), (5).__eq__('a'), (5).__lt__(6))
print(True + True, True & False, True | 0, type(True & True), type(True & 1), -True, True == 1, {True: 'a'}[1])
