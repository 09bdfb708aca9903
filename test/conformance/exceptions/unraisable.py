# compare: output
"""Exceptions that reach nobody are written plainly: no carets, no chain, no notes, no suggestions."""
import sys
import weakref


class Target:
    pass


class Callback:
    def __init__(self, action):
        self.action = action

    def __call__(self, reference):
        self.action()

    def __repr__(self):
        return '<callback>'


def chained():
    try:
        1 / 0
    except ZeroDivisionError:
        error = ValueError('second')
        error.add_note('a note')
        raise error


def misspelt():
    return chaned()


def grouped():
    raise ExceptionGroup('many', [ValueError(1), KeyError('k')])


def endless():
    endless()


for action in [chained, misspelt, grouped, endless, sys.exit, lambda: exec('a b')]:
    target = Target()
    reference = weakref.ref(target, Callback(action))
    del target


def hook(args):
    print(type(args).__name__, args.exc_type, args.exc_value, args.err_msg, args.object)


sys.unraisablehook = hook
target = Target()
reference = weakref.ref(target, Callback(chained))
del target
