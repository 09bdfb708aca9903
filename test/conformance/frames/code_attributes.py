# compare: output
# Attributes of a code object are the same objects whenever they are asked for; its branches.
import sys


def outer(a, b=1, *c, d=2, **e):
    x = 1
    y = [i for i in range(3)]

    def inner():
        return x

    return inner, y


code = outer.__code__
for name in dir(code):
    if name.startswith("co_") and not callable(getattr(code, name)) and name != "co_lnotab":
        print(name, getattr(code, name) is getattr(code, name), end=" ")
print()
print(code.co_name is outer.__name__, code.co_qualname is outer.__qualname__)
print(code.co_filename is (lambda: 1).__code__.co_filename, code.co_filename is outer(1)[0].__code__.co_filename)
varnames = code.co_varnames
print(sys.getrefcount(varnames), sys.getrefcount(code.co_varnames))


def branching(x, y=None):
    if x:
        return 1
    for i in x:
        while i:
            i -= 1
    if y is None or not x:
        return [j for j in x if j is not None]
    return 2 if x else 3


async def waiting(y):
    async for k in y:
        if k is None:
            break
    async with y as z:
        pass
    return [j async for j in y if j]


def matching(q):
    match q:
        case [1, *r]:
            return r
        case {"a": 2} | str():
            return 0 < q < 5
    assert q, "no"


for function in (branching, waiting, matching):
    print(function.__name__, list(function.__code__.co_branches()))


class Made:
    def __new__(cls, *args):
        print(sys.getrefcount(args), sys.getrefcount(args[0]))
        return super().__new__(cls)

    def __init__(self, *args, **more):
        print(sys.getrefcount(args), sys.getrefcount(more))


Made(Made)
Made([], Made)
