# compare: output
def attempt(action):
    try:
        return repr(action())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


values = [0.0, -0.0, 1.0, -2.5, 0.1, 1e16, 1e-5, 5e-324, 1e308, float('inf'), float('-inf'), float('nan'), 3, -7, 2**70]
operators = {
    '+': lambda a, b: a + b, '-': lambda a, b: a - b, '*': lambda a, b: a * b, '//': lambda a, b: a // b,
    '%': lambda a, b: a % b, 'divmod': divmod, '/': lambda a, b: a / b, '<': lambda a, b: a < b,
    '==': lambda a, b: a == b, '>=': lambda a, b: a >= b,
}
for name, operator in operators.items():
    for a in values:
        print(name, a, [attempt(lambda: operator(a, b)) for b in values])
for a in (0.0, -0.0, 1.0, -2.5, 4.0, 0.1, float('inf'), float('nan')):
    print(a, [attempt(lambda: a**b) for b in (0, 1, 2, 0.5, -1, -0.5, 3.0, float('inf'))])
print(0.1 + 0.2, sum([0.1] * 10), 7 // 2.0, -7.5 % 2, 2**0.5, 10**-2, 1e308 * 10, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53)
