# compare: output
# build: 64-bit
"""Arrays as pickle and copy take them apart; what cmath takes for a number."""
import array
import cmath
import copy
import pickle
from array import _array_reconstructor as reconstruct

numbers = array.array("i", [1, 2])
iterator = iter(numbers)
next(iterator)
print(numbers.__reduce_ex__(4), numbers.__reduce_ex__(2), iterator.__reduce__())
print(pickle.loads(pickle.dumps(numbers)), list(pickle.loads(pickle.dumps(iterator))), copy.deepcopy(numbers))
print(reconstruct(array.array, "H", 2, b"\1\0\2\0"), reconstruct(array.array, "H", 3, b"\0\1"))
print(reconstruct(array.array, "i", 0, b"\1\xff"), reconstruct(array.array, "d", 14, b"\0\0\xc0?"))
print(reconstruct(array.array, "w", 18, "hé".encode("utf-16-le")))
for arguments in [
    (list, "i", 1, b""),
    ("", "i", 1, b""),
    (array.array, "?", 1, b""),
    (array.array, "i", 22, b""),
    (array.array, "i", 1, ""),
]:
    try:
        reconstruct(*arguments)
    except (TypeError, ValueError) as problem:
        print(type(problem).__name__, problem)


class Complex:
    def __init__(self, value):
        self.value = value

    def __complex__(self):
        return self.value


class Float:
    def __float__(self):
        return 2.0


class Index:
    def __index__(self):
        return 3


for function in (cmath.sqrt, cmath.phase, cmath.polar, cmath.isfinite, cmath.log):
    for number in (Complex(1 + 2j), Float(), Index(), Complex(5), Complex("x"), "a", None):
        try:
            print(function.__name__, function(number))
        except TypeError as problem:
            print(function.__name__, problem)
