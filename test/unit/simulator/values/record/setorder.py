"""Orders of sets of ints after random operations: two sets, `a` and `b`, and after each operation the order of `a`.

A 32-bit build stores hashes of negative numbers in fewer bits, so those are used in a 64-bit build only.
"""


def lowest(span):
    return -span if sys.maxsize > 2 ** 32 else 0


for _ in range(COUNT):
    a, b = set(), set()
    span = rng.choice([10, 40, 300, 100000, 2 ** 30])
    history = []
    for _ in range(rng.randrange(5, 60)):
        op = rng.choice(['add', 'add', 'add', 'add', 'addmany', 'discard', 'discard', 'pop', 'update', 'copy', 'and', 'sub', 'isub', 'xor', 'swap', 'iand', 'clear'] )
        if op == 'clear' and rng.random() < .8:
            continue
        args = []
        if op in ('add', 'discard'):
            args = [rng.randrange(lowest(span), span)]
            if op == 'discard' and a and rng.random() < .7:
                args = [rng.choice(list(a))]
            getattr(a, op)(*args)
        elif op == 'addmany':
            args = [rng.randrange(lowest(span), span) for _ in range(rng.choice([3, 10, 60, 200]))]
            for item in args:
                a.add(item)
        elif op == 'pop':
            if not a:
                continue
            args = [a.pop()]
        elif op == 'update':
            a.update(b)
        elif op == 'copy':
            a = a.copy()
        elif op == 'and':
            a = a & b
        elif op == 'iand':
            a &= b
        elif op == 'sub':
            a = a - b
        elif op == 'isub':
            a -= b
        elif op == 'xor':
            a = a ^ b
        elif op == 'clear':
            a.clear()
        else:
            a, b = b, a
        history.append([op, args, list(a) if len(a) < 40 else sum((i + 1) * (x % 1000003) for i, x in enumerate(a))])
    CASES.append(['orders', [], [[op, args, after] for op, args, after in history]])
