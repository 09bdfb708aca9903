d = {'one': 1, 'two': 2}
d['three'] = 3
d['one'] = 11
print(d, len(d), 'two' in d, d.get('four'), d.get('four', 4))
for key in d:
    print(key, d[key])
for key, value in d.items():
    print(key, value)
print(list(d.keys()), list(d.values()), d.pop('two'), d)
d.setdefault('x', []).append(1)
d.update(y=2, one=0)
print(d, d | {'z': 26}, dict(a=1), dict([(1, 2)]), dict.fromkeys('ab', 0))
print(d['missing'])
