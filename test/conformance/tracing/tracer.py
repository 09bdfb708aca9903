# compare: output
# A tracer of the program's own: calls, lines, returns, exceptions; loops on one line, generators, a tracer that fails.
import sys


def show(frame, event, arg):
    code = frame.f_code
    if event == "exception":
        arg = arg[0].__name__, str(arg[1])
    print(f"{event:9} {code.co_name:8} +{frame.f_lineno - code.co_firstlineno}", arg)
    return show


def traced(function, *args):
    sys.settrace(show)
    try:
        return function(*args)
    finally:
        sys.settrace(None)


def loop(n):
    total = 0
    for i in range(n): total += i
    while n: n -= 1
    return total


def numbers():
    got = yield 1
    print("got", got)
    yield from (x * x for x in [2, 3])
    return "end"


def consume():
    generator = numbers()
    next(generator)
    generator.send("hi")
    return list(generator)


def divide(a, b):
    try:
        return a / b
    except ZeroDivisionError:
        return None
    finally:
        a = 0


def raising():
    divide(1, 0)
    raise KeyError("k")


traced(loop, 3)
traced(consume)
try:
    traced(raising)
except KeyError as error:
    print("caught", error)


def only_lines(frame, event, arg):
    frame.f_trace_lines = False
    frame.f_trace_opcodes = True
    if event == "opcode":
        print(event, frame.f_lasti)
    return only_lines


sys.settrace(only_lines)
divide(4, 2)
sys.settrace(None)


def failing(frame, event, arg):
    if event == wanted:
        raise RuntimeError("in the tracer, at " + event)
    return failing


for wanted in "call", "line", "return", "exception":
    sys.settrace(failing)
    try:
        divide(1, 0)
    except RuntimeError as error:
        print(error, sys.gettrace())
    finally:
        sys.settrace(None)


def set_in_caller(frame, event, arg):
    return None


def inner():
    sys._getframe(1).f_trace = show
    sys.settrace(set_in_caller)


def outer():
    inner()
    x = 1
    sys.settrace(None)
    return x


outer()
