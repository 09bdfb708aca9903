def compute():
    a = 10
    b = 20
    return a + b


def f():
    x = 10
    return x


def recursive(n):
    if n == 0:
        return
    return recursive(n - 1)


print(compute(), f(), recursive(5))
