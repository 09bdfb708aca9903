# compare: output
# What may be set on functions and classes, and what may not.
import copy
import pickle


def f():
    pass


def g():
    return f


def outer():
    def inner():
        return inner

    return inner


def attempt(action):
    try:
        print(action())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)


for name in ('__dict__', '__code__', '__defaults__', '__kwdefaults__', '__name__', '__annotations__', '__globals__', '__closure__'):
    attempt(lambda: setattr(f, name, 1))
    if name in ('__dict__', '__code__', '__globals__'):
        attempt(lambda: delattr(f, name))
attempt(lambda: setattr(f, '__code__', outer().__code__))


class First:
    __slots__ = ['a', 'b']


class Second:
    __slots__ = ['b', 'a']


class Third:
    __slots__ = ['c', 'b']


first = First()
first.a = 1
first.__class__ = Second
print(type(first).__name__, first.a)
attempt(lambda: setattr(first, '__class__', Third))
attempt(lambda: first.b)


class Plain:
    pass


print(Plain().__getstate__(), first.__getstate__(), Plain().__reduce_ex__(2)[2])


class Meta(type):
    def __setattr__(cls, name, value):
        type.__setattr__(cls, name, value)


class Mixed(Plain, Meta):
    pass


made = Mixed('Made', (), {})
made.x = 1
print(made.x)
attempt(lambda: object.__setattr__(made, 'y', 2))
error = AttributeError('no such', name='field', obj=1)
again = pickle.loads(pickle.dumps(error))
print(again.args, again.name, again.obj, copy.copy(error).name)


class Sub(property):
    """A doc of the class."""


print(Sub(f).__doc__, Sub(f, doc='given').__doc__, classmethod(f).__func__ is f)


class Own(classmethod):
    pass


print(repr(Own(None)))
try:
    compile("return 'a'", '<text>', 'exec')
except SyntaxError as error:
    print(error.text, error.lineno, error.offset, error.end_offset)
