def outer():
    a = [1, 2]
    return inner(a)


def inner(param):
    b = param
    return b


result = outer()
print(result)
