# compare: output
"""The classes below each exception, in the order in which CPython made them."""


def tree(cls, depth=0):
    print('    ' * depth + cls.__name__)
    for sub in cls.__subclasses__():
        if sub.__module__ == 'builtins':
            tree(sub, depth + 1)


tree(BaseException)
print([c.__name__ for c in object.__subclasses__() if hasattr(__builtins__, c.__name__)])
