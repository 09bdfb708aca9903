# compare: output
# Classes of exceptions whose __new__ makes something else; where inherited methods are found.
class Strange(Exception):
    def __new__(cls, *args):
        return 5


def attempt(number):
    if number == 0:
        raise Strange
    if number == 1:
        raise Strange(1)
    if number == 2:
        raise ValueError from Strange


for number in range(3):
    try:
        attempt(number)
    except BaseException as error:
        print(type(error).__name__, error)
print(ValueError.__init__, KeyError.__new__.__qualname__, ModuleNotFoundError.__str__.__qualname__)
print(None.__ne__(None), None.__eq__(1), [name for name in ("__eq__", "__new__") if name in type(None).__dict__])
