def f(a, b=2, *args, c, d=4, **kwargs):
    return a, b, args, c, d, kwargs


def g(a, /, b, *, c):
    return a + b + c


print(f(1, c=3))
print(f(1, 5, 6, 7, c=8, e=9))
print(f(*[1, 2], **{'c': 3, 'z': 0}))
print(g(1, b=2, c=3))
for call in (lambda: f(), lambda: g(a=1, b=2, c=3), lambda: f(1, c=1, a=2), lambda: g(1, 2, 3), lambda: g(1, 2)):
    try:
        call()
    except TypeError as error:
        print(error)
