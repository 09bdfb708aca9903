"""Passing an argument hands over a reference: both frames name the very same list."""


def outer():
    a = [1, 2]
    return inner(a)


def inner(param):
    b = param
    b.append(3)
    return b


result = outer()
print(result)
