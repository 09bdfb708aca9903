# compare: output
def attempt(action):
    try:
        return repr(action())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


values = [0j, 1j, 1 + 2j, -1 - 2j, complex(0.0, -0.0), complex('inf'), 1.5, 2, 0, -1]
for name, operator in {'+': lambda a, b: a + b, '-': lambda a, b: a - b, '*': lambda a, b: a * b, '/': lambda a, b: a / b,
                       '==': lambda a, b: a == b}.items():
    for a in values:
        print(name, a, [attempt(lambda: operator(a, b)) for b in values])
for a in (1 + 2j, 2j, -1 + 0j, 0j, 3):
    print(a, [attempt(lambda: a**b) for b in (0, 1, 2, 3, -1, -2, 0j, 2 + 0j)])
for a in map(complex, values):
    print(repr(a), abs(a), -a, bool(a), a.real, a.imag, a.conjugate(), f'{a:.2f}', attempt(lambda: f'{a:05}'), a.__complex__())
for args in [(), (1,), (1, 2), ('1+2j',), (' ( 1+2j ) ',), ('1 + 2j',), ('j',), ('nanj',), (True,), ('(1',), ('1', 2), (1, '2'), ([],), (1, [])]:
    print(args, attempt(lambda: complex(*args)))
print(complex(real=3), complex(imag=4), hash(1 + 0j) == hash(1), {1 + 0j: 'x'}[1])
print(attempt(lambda: 1j < 2j), attempt(lambda: 1j // 2), attempt(lambda: int(1j)), attempt(lambda: pow(1j, 2, 3)))
