# compare: output
# Hooks of sys for exceptions that nobody catches.
import sys


def hook(t, v, tb):
    print('custom', t.__name__, v)


sys.excepthook = hook


def uh(u):
    print('unraisable', u.exc_type, u.exc_value, u.err_msg.split()[:2], u.object)


sys.unraisablehook = uh


class A:
    def __del__(self): 1/0


a = A()
del a
try:
    raise ValueError('x')
except ValueError as error:
    sys.excepthook(type(error), error, None)
sys.__displayhook__([1])
sys.displayhook(None)
print(_)

