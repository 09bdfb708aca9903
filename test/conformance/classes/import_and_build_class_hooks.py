# compare: output
"""`__import__` and `__build_class__` of builtins can be replaced; names added to builtins are found."""
import builtins

original_import = builtins.__import__


def my_import(name, globals=None, locals=None, fromlist=(), level=0):
    print('import', name, fromlist, level, locals is globals)
    return original_import(name, globals, locals, fromlist, level)


builtins.__import__ = my_import
import math
from math import pi, tau


def inside():
    import math


inside()
builtins.__import__ = original_import

original_build = builtins.__build_class__


def my_build(body, name, *bases, **keywords):
    print('class', name, bases, keywords)
    return original_build(body, name, *bases, **keywords)


builtins.__build_class__ = my_build


class A(int, metaclass=type):
    pass


builtins.__build_class__ = original_build
builtins.answer = 42
print(answer)
del builtins.answer
try:
    answer
except NameError as error:
    print(error)
