# compare: output
def attempt(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error, getattr(error, '__notes__', ''))


d = {'a': 1, 'b': 2}
d['c'] = 3
d['a'] = 10
print(d, len(d), 'a' in d, 'z' not in d, d['b'])
print(d.get('a'), d.get('z'), d.get('z', 0), d.setdefault('d', 4), d.setdefault('a', 5), d)
print(d.pop('b'), d.pop('z', None), d.popitem(), d)
d.update({'x': 1}, y=2)
d.update([('p', 1), 'qr'])
d.update(a=0)
print(d)
del d['p']
d['p'] = 'again'
print(d, list(d), list(d.keys()), list(d.values()), list(d.items()))
print(list(reversed(d)), list(reversed(d.values())), list(reversed(d.items())))
print(dict.fromkeys('aba', 0), dict.fromkeys([1, 2]), dict([('a', 1)], b=2), dict(d) == d, dict(zip('ab', (1, 2))))
print({'a': 1} | {'b': 2, 'a': 3}, {1: 2} == {1.0: 2.0}, {True: 'x', 1: 'y', 1.0: 'z'})
e = d.copy()
e |= [('new', 1)]
print(e, d is e, d == e)
e.clear()
print(e, bool(e))
own = {}
own['self'] = own
own['list'] = [own]
print(own)
attempt(lambda: {}['missing'])
attempt(lambda: {}.pop('missing'))
attempt(lambda: {}.popitem())
attempt(lambda: {[]: 1})
attempt(lambda: {1: 2}[{}])
attempt(lambda: {}.get([1]))
attempt(lambda: {(1, []): 1})
attempt(lambda: dict(5))
attempt(lambda: dict([1]))
attempt(lambda: dict(['abc']))
attempt(lambda: dict(1, 2))
attempt(lambda: {}.update(1, 2))
attempt(lambda: {} | 5)
attempt(lambda: {}.get())
attempt(lambda: dict.fromkeys(5))
attempt(lambda: {} < {})
attempt(lambda: hash({}))


class Default(dict):
    def __missing__(self, key):
        print('missing', key)
        self[key] = key * 2
        return self[key]


m = Default(a=1)
print(m['a'], m['b'], m, m.get('c'), type(m.copy()), type(m | {}), Default.fromkeys('x'))


class Key:
    def __init__(self, name, hashed):
        self.name = name
        self.hashed = hashed

    def __hash__(self):
        return self.hashed

    def __eq__(self, other):
        print('eq', self.name, other.name)
        return self.name == other.name

    def __repr__(self):
        return self.name


k = {Key('a', 1): 1, Key('b', 1): 2, Key('c', 9): 3}
print(k[Key('b', 1)], Key('z', 1) in k, Key('c', 17) in k, Key('c', 9) in k)
del k[Key('a', 1)]
k[Key('d', 1)] = 4
k[Key('b', 1)] = 5
print(k)


class Mapping:
    def keys(self):
        return ['x', 'y']

    def __getitem__(self, key):
        return key.upper()


print(dict(Mapping()), {**Mapping(), 'z': 1})
