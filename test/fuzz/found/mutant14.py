def f(a, b=2, /, c=3, *rest, d, e=5, **more):
    return a, b, c, rest, d, e, more


print(f(1, d=4), f(1, 20, 30, 40, 50, d=60, z=70))
args, options = [1, 2], {'d': 'D', 'x': 'X'}
print(f(*args, **options), f(*args, *'cd', **options, y=1))
for call in (
    lambda: f(),
    lambda: f(1),
    lambda: f(a=1, d=2),
    lambda: f(1, 2, c=3, d=4, **{'d': 5}),
    lambda: f(1, 2, 3, c=4, d=5),
    lambda: (lambda x: x)(1, 2),
    lambda: (lambda x, y: x)(1),
    lambda: (lambda: 1)(k=1),
    lambda: len(,
    lambda: len(1, 2),
    lambda: f(*5),
    lambda: f(**5),
):
    try:
        call()
    except TypeError as error:
        print(error)


def grow(item, into=[]):
    into.append(item)
    return into


print(grow(1), grow(2), grow(3, []), grow.__defaults__)
a, *b, c = range(5)
(d, e), [g, *h] = (1, 2), 'xyz'
print(a, b, c, d, e, g, h)
counter = 0


def count():
    global counter, created
    counter += 1
    created = counter * 10


count()
count()
print(counter, created)
del created
try:
    created
except NameError as error:
    print(error)
