# compare: output
def attempt(action):
    try:
        return repr(action())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


values = [0, 1, -1, 3, -7, 256, 2**31, -(2**53), 2**53 + 1, 2**64 - 1, -(10**20), True]
operators = {
    '+': lambda a, b: a + b, '-': lambda a, b: a - b, '*': lambda a, b: a * b, '//': lambda a, b: a // b,
    '%': lambda a, b: a % b, 'divmod': divmod, '/': lambda a, b: a / b, '&': lambda a, b: a & b,
    '|': lambda a, b: a | b, '^': lambda a, b: a ^ b, '<': lambda a, b: a < b, '==': lambda a, b: a == b,
}
for name, operator in operators.items():
    for a in values:
        print(name, a, [attempt(lambda: operator(a, b)) for b in values])
for a in values:
    print(a, [attempt(lambda: a**b) for b in (0, 1, 2, 5, -1)], [attempt(lambda: a << b) for b in (0, 1, 31, 64, -1)],
          [attempt(lambda: a >> b) for b in (0, 1, 31, 64, -1)])
    print([attempt(lambda: pow(a, b, m)) for b in (0, 5, -1) for m in (7, -7, 0, 2**61 - 1)])
