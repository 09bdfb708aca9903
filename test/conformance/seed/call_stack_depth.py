# compare: output, steps
import inspect


def a():
    b()


def b():
    c()


def c():
    # Each call put one more frame on the stack; the frame objects listed here live on the heap.
    for info in inspect.stack():
        print(f'{info.function} waits at line {info.lineno}')


a()
