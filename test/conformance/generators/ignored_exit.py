# compare: output
# An exception that a dying generator raises shows where the program was.
import sys


def hook(unraisable):
    print(unraisable.exc_value, unraisable.exc_traceback.tb_lineno, unraisable.err_msg.split(' at ')[0])


sys.unraisablehook = hook


def f():
    try: yield
    except GeneratorExit: yield
def g():
    x = f(); next(x)
    del x
g()


def bad(**keywords):
    return keywords


for call in (lambda: bad(**{1: 2}, **{1: 3}), lambda: bad(**{1: 2}), lambda: bad(**{'a': 1}, **{'a': 2})):
    try:
        call()
    except TypeError as error:
        print(error)
def three():
    yield


generator = three()
next(generator)
try:
    generator.throw(ValueError, 'text', 23)
except TypeError as error:
    print(error)
