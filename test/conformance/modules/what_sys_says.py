# compare: output
"""Corners of sys and of imports: what cannot be made, lost hooks, frames of threads, modules that are half there."""
import contextvars
import sys
import threading
import types


def attempt(action):
    try:
        print(action())
    except Exception as problem:
        print(type(problem).__name__, problem)


print(len(sys.flags), sys.flags.n_fields, sys.flags.__match_args__)
for object in sys.flags, sys.version_info:
    attempt(lambda: type(object)([1] * len(object)) and "made")
    attempt(lambda: tuple.__new__(type(object), [1] * len(object)) and "made")
attempt(lambda: sys._getframe(42, 42))
attempt(lambda: sys._getframe("a"))
attempt(lambda: sys._getframe(10**9))
attempt(lambda: sys._getframemodulename(100))
attempt(lambda: sys._is_interned(b"a"))
attempt(lambda: sys.setswitchinterval("a"))
attempt(lambda: sys.setswitchinterval(0))
attempt(lambda: sys.setswitchinterval(0.125) or sys.getswitchinterval())


def without(name, action):
    hook = getattr(sys, name)
    delattr(sys, name)
    try:
        action()
    except RuntimeError as problem:
        return problem
    finally:
        setattr(sys, name, hook)


print(without("displayhook", lambda: exec(compile("42", "single", "single"))))
print(without("stdout", lambda: sys.__displayhook__(42)))

for name, attributes in {"numbered": {1: 2}, "listed": {"__all__": ["a"]}}.items():
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__dict__.update(attributes)
    attempt(lambda: exec(f"from {name} import *", {}))

started, over = threading.Event(), threading.Event()


def waiting():
    started.set()
    over.wait()


variable = contextvars.ContextVar("variable")
first, second = contextvars.copy_context(), contextvars.copy_context()
print(first == second, first != second)
first.run(variable.set, 1)
print(first == second)
second.run(variable.set, 1)
print(first == second)

attempt(lambda: threading.local(a=1))


class Untold:
    def __iter__(self):
        return iter(range(3))

    def __len__(self):
        raise RuntimeError("nobody knows")


for into in list, tuple, bytes, bytearray, bytearray().extend, [].extend:
    attempt(lambda: into(Untold()))
