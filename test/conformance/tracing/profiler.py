# compare: output
# A profiler of the program's own: Python calls and calls of builtins.
import sys

calls = {}


def profiler(frame, event, arg):
    name = arg.__name__ if event.startswith("c_") else frame.f_code.co_name
    print(event, name, type(arg).__name__ if event == "return" else "")
    calls[name] = calls.get(name, 0) + 1


class Stack:
    def __init__(self, items=()):
        self.items = list(items)

    def push(self, item):
        self.items.append(item)

    def __len__(self):
        return len(self.items)

    def __add__(self, other):
        return Stack(self.items + other.items)


def work(n):
    stack = Stack()
    for i in range(n):
        stack.push(i)
    print(len(stack + stack), max(*stack.items), sorted(stack.items, key=lambda v: -v))
    "a-b".split("-")
    str.upper("x")
    try:
        int("no number")
        [].pop()
    except (ValueError, IndexError) as error:
        return type(error).__name__


def squares(n):
    for i in range(n):
        yield i * i


sys.setprofile(profiler)
work(2)
list(squares(2))
try:
    [].pop()
except IndexError:
    pass
print(sys.getprofile() is profiler)
sys.setprofile(None)
print(sorted(calls.items()))
