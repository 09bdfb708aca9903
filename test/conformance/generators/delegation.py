def inner():
    x = yield 1
    print('got', x)
    yield 2
    return 'inner done'


def outer():
    result = yield from inner()
    print(result)
    yield 3


g = outer()
print(next(g), g.send('hello'), next(g), list(g))
print(list(zip('abc', (i * i for i in range(10)))))
