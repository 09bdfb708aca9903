"""Exercise 1: five calls inside each other, and the call stack as the innermost one sees it."""

import inspect


def a():
    b()


def b():
    c()


def c():
    d()


def d():
    e()


def e():
    # On the stack: one frame for each call that has not returned.
    # On the heap: the functions, and the list of frame records made here.
    for record in inspect.stack():
        print(f"{record.function} at line {record.lineno}")


a()
