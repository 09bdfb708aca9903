# compare: output
# Inside a comprehension of a module or a class, f_locals shows its variables.
import sys

outside = 1
print([sys._getframe().f_locals["k"] for k in range(2)])
print([sorted(sys._getframe().f_locals) for k in range(1)])
print([sorted(sys._getframe().f_locals) for k in range(1) for j in "a"])
print([type(sys._getframe().f_locals).__name__ for k in range(1)], type(sys._getframe().f_locals).__name__)


class C:
    inside = 2
    print([sorted(sys._getframe().f_locals) for k in range(1)])
    print({k: sys._getframe().f_locals["k"] for k in range(2)})


def f(a):
    print([sorted(sys._getframe().f_locals) for k in range(1)])
    del a
    try:
        sys._getframe().f_locals["a"]
    except KeyError as e:
        print(e)
    sys._getframe().f_locals["a"] = 4
    print(a)


f(1)
