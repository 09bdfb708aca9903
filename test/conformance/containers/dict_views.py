# compare: output
d = {'a': 1, 'b': 2, 'c': 3}
keys, values, items = d.keys(), d.values(), d.items()
print(keys, values, items, len(keys), 'a' in keys, 2 in values, ('b', 2) in items, ('b', 3) in items)
d['d'] = 4
print(keys, values, items)
print(sorted(keys & {'a', 'z'}), sorted(keys | ['z']), sorted(keys - ['a']), sorted(keys ^ {'a', 'z'}), sorted({'a', 'q'} - keys))
print(sorted(items & {('a', 1)}), sorted(items - {('a', 1)}), sorted(items ^ {'a': 1, 'b': 0}.items()))
print(keys == {'a', 'b', 'c', 'd'}, keys >= {'a'}, keys < {'a'}, keys.isdisjoint('xyz'), items.isdisjoint([('a', 1)]))
print(values == d.values(), keys == d.keys(), keys == list(d), keys != {'a'})
print(keys.mapping, type(keys), type(keys.mapping))
for name in keys:
    d[name] = 0
print(d)
for change in (lambda: d.update(z=1), lambda: d.pop('a')):
    try:
        for name in d:
            change()
    except RuntimeError as error:
        print(error)
try:
    for name in d:
        value = d.pop(name)
        d[name + '!'] = value
except RuntimeError as error:
    print(error, d)
it = iter({'a': 1, 'b': 2}.items())
first = next(it)
second = next(it)
print(first, second, first is second, next(it, 'end'), next(it, 'end'))
try:
    hash(keys)
except TypeError as error:
    print(error)
print([(k, v) for k, v in d.items()])
