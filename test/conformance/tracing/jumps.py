# compare: output
# A tracer moves the program to another line.
import sys
import warnings

warnings.simplefilter("ignore")


def jump(function, event, start, target):
    done = []

    def tracer(frame, what, arg):
        if frame.f_code is not function.__code__:
            return None
        line = frame.f_lineno - frame.f_code.co_firstlineno
        if what == event and line == start and not done:
            done.append(True)
            try:
                frame.f_lineno = frame.f_code.co_firstlineno + target
            except ValueError as error:
                print("  refused:", error)
            else:
                print("  now at", frame.f_lineno - frame.f_code.co_firstlineno)
        return tracer

    print(function.__name__, event, start, "->", target)
    sys.settrace(tracer)
    try:
        function()
    except Exception as error:
        print("  ", type(error).__name__, error)
    finally:
        sys.settrace(None)


def straight():
    print("  one")
    print("  two")
    print("  three")


def loop():
    for i in range(2):
        print("  round", i)
    print("  after")


def handler():
    try:
        print("  body")
        1 / 0
    except ZeroDivisionError:
        print("  handler")
    print("  after")


def block():
    with open("x", "w") as file:
        print("  inside")
    print("  outside")


jump(straight, "line", 1, 3)
jump(straight, "line", 3, 1)
jump(straight, "line", 1, 99)
jump(straight, "line", 1, -5)
jump(straight, "call", 0, 2)
jump(straight, "return", 3, 1)
jump(loop, "line", 2, 3)
jump(loop, "line", 3, 2)
jump(handler, "line", 2, 6)
jump(handler, "line", 5, 6)
jump(handler, "exception", 3, 6)
jump(handler, "line", 6, 2)
jump(block, "line", 1, 2)
jump(block, "line", 2, 3)
try:
    sys._getframe().f_lineno = 1
except ValueError as error:
    print(error)
