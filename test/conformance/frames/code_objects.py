# compare: output
# Code objects: tables of lines and handlers, equality, copies with changes.
import warnings


def caught(a):
    try:
        return a + 1
    except ValueError:
        return "é" + str(a)


code = caught.__code__
warnings.simplefilter("ignore")
print(code.co_exceptiontable, code.co_lnotab, code.co_linetable)


def long_call(items):
    return sorted(
        items,
        key=lambda item: (item, "a rather long text that goes on and on beyond the eightieth column", item, item),
    )[0:1]


print(long_call.__code__.co_linetable, long_call.__code__.co_consts[1:2])
print(compile("x = 1", "a", "exec") == compile("x = 1", "b", "exec"), compile("x = 1", "a", "exec") == compile("x = 2", "a", "exec"))
print(len({compile("x = 1", "a", "exec"), compile("x = 1", "a", "exec")}), code == caught, code != code)


def greet(name):
    return "hello " + name


greet.__code__ = greet.__code__.replace(co_consts=("bye ",), co_varnames=("who",), co_name="bye")
print(greet("you"), greet(who="me"), greet.__code__.co_name, greet.__name__, greet.__code__.co_consts)
try:
    code.replace(co_nothing=1)
except TypeError as error:
    print(error)
