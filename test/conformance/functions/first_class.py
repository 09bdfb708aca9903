def twice(f, x):
    return f(f(x))


def add(n):
    return lambda x: x + n


print(twice(add(3), 10), twice(str.upper, 'a'), (lambda *a: a)(1, 2))
table = {'add': add, 'twice': twice}
print(table['add'](1)(2), add.__name__, twice.__code__.co_varnames)
