# compare: output
"""Doctests of a module's functions.

>>> square(3)
9
>>> square('a')
Traceback (most recent call last):
    ...
TypeError: can't multiply sequence by non-int of type 'str'
"""
import doctest


def square(x):
    """
    >>> square(2)
    4
    >>> [square(n) for n in range(4)]
    [0, 1, 4, 8]
    >>> square(5) if True else None
    25
    """
    return x * x


results = doctest.testmod()
print(results)
