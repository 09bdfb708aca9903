late = [lambda: i for i in range(3)]
bound = [lambda i=i: i for i in range(3)]
print([f() for f in late], [f() for f in bound])


def make(names):
    made = {}
    for name in names:
        def greet(other):
            return f'{name} greets {other}'
        made[name] = greet
    return made


greeters = make(['ann', 'bob'])
print(greeters['ann']('eve'), greeters['ann'].__closure__[0] is greeters['bob'].__closure__[0])


def outer():
    x = 'outer'

    def middle():
        def inner():
            nonlocal x
            x += '!'
            return x
        return inner
    change = middle()
    change()
    del change
    return x


print(outer())


def undefined():
    def use():
        return later
    try:
        use()
    except NameError as error:
        print(error)
    later = 1
    return use()


print(undefined())
