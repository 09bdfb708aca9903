# compare: output
def attempt(action):
    try:
        return repr(action())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Record:
    x = 5

    def __init__(self):
        self.d = {'k': [1, 2, 3], '1': 'one'}

    def __getitem__(self, key):
        return 'item', key

    def __format__(self, spec):
        return f'R<{spec}>'

    def __repr__(self):
        return 'Record()'


class Default(dict):
    def __missing__(self, key):
        return f'<{key}>'


r = Record()
for text, args, kwargs in [
    ('{}', (1,), {}), ('{} {}', (1, 2), {}), ('{1}{0}{1}', (1, 2), {}), ('{a}{b}', (), {'a': 1, 'b': 2}), ('{} {a}', (1,), {'a': 2}),
    ('{0.x}', (r,), {}), ('{0.d[k][1]}', (r,), {}), ('{0[5]} {0[key]} {0[-1]} {0[ a b ]}', (r,), {}), ('{0.d[1]}', (r,), {}),
    ('{!r} {!s} {!a}', ('é', 'é', 'é'), {}), ('{:spec}', (r,), {}), ('{:{}}', (r, 'w'), {}), ('{:{w}.{p}f}', (3.14159,), {'w': 10, 'p': 2}),
    ('{{}}{{{}}}', (1,), {}), ('{', (), {}), ('}', (), {}), ('{}}', (1,), {}), ('{0}{}', (1, 2), {}), ('{}{0}', (1, 2), {}), ('{2}', (1, 2), {}),
    ('{x}', (), {}), ('{0.nope}', (r,), {}), ('{0[x}', (r,), {}), ('{0.}', (r,), {}), ('{0[]}', (r,), {}), ('{0[a]x}', (r,), {}), ('{!}', (1,), {}),
    ('{!rx}', (1,), {}), ('{!z}', (1,), {}), ('{0!r:>10}', (r,), {}), ('{:^10}', ('日本',), {}), ('{:d}', ('x',), {}), ('{:x}', (1.5,), {}),
    ('{:s}', (5,), {}), ('{ 0}', (5,), {}), ('{٠}', (7,), {}), ('{99999999999999999999}', (7,), {}), ('{:{:{}}}', (1, 2, 3), {}), ('{a.b}', (), {'a': 1}),
]:
    print(repr(text), attempt(lambda: text.format(*args, **kwargs)))
print('{x} {y[0]}'.format_map({'x': 1, 'y': 'ab'}), '{a} {b}'.format_map(Default(a=1)), attempt(lambda: '{0}'.format_map({})))
