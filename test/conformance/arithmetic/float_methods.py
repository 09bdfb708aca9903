# compare: output
def attempt(action):
    try:
        return repr(action())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for a in (0.0, -0.0, 1.0, 0.5, 1.5, 2.5, -2.5, 0.1, 1e16, 123456789.123, 1e-7, 1e22, 1e300, 5e-324, float('inf'), float('nan')):
    print(repr(a), str(a), attempt(lambda: round(a)), round(a, 1), round(a, -1), attempt(lambda: int(a)))
    print(attempt(a.as_integer_ratio), a.hex(), a.is_integer(), attempt(a.__floor__), attempt(a.__ceil__), a.real, a.imag)
for text in ('1.5', ' 1.5 ', '1e5', 'inf', '-Infinity', 'nan', '1_0.5', '1__0', '.5', '5.', '.', '', '1e', '0x1p3', '٣.٥', '1e400'):
    print(repr(text), attempt(lambda: float(text)), attempt(lambda: float.fromhex(text)), attempt(lambda: float(text.encode())))
for value in (1, True, None, [], 1j, 2**2000):
    print(attempt(lambda: float(value)))
print(float(), float.from_number(3), attempt(lambda: float.from_number('3')), attempt(lambda: float(1, 2)), attempt(lambda: float(x=1)))
print(attempt(lambda: round(2.675, 2)), round(0.5), round(1.5), round(2.5), attempt(lambda: (1.0).__round__('x')))
