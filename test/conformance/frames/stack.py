# compare: output
# Who called whom, as inspect and traceback see it.
import inspect
import traceback


def a():
    b(1)


def b(depth):
    c(depth + 1)


def c(depth):
    for info in inspect.stack():
        print(info.function, info.lineno, info.code_context, info.index)
    frame = inspect.currentframe()
    print(inspect.getframeinfo(frame).function, inspect.getargvalues(frame).locals["depth"])
    names = []
    while frame is not None:
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    print(names)
    print([(each.name, each.lineno, each.line) for each in traceback.extract_stack()])
    for frame, line in traceback.walk_stack(None):
        print(frame.f_code.co_name, line)


a()


def counter():
    total = 0

    def add(value):
        nonlocal total
        total += value
        print(sorted(inspect.currentframe().f_locals.items()))
        return total

    return add


add = counter()
add(2)
add(3)
print(inspect.signature(b), inspect.getmodule(a).__name__, inspect.isfunction(a), inspect.getfile(a))


def numbers():
    first = 1
    yield first
    second = 2
    yield second


generator = numbers()
print(inspect.getgeneratorstate(generator), inspect.getgeneratorlocals(generator))
next(generator)
print(inspect.getgeneratorstate(generator), inspect.getgeneratorlocals(generator), generator.gi_frame.f_lineno)
list(generator)
print(inspect.getgeneratorstate(generator), generator.gi_frame)
