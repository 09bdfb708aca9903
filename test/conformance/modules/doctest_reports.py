# compare: output
"""Module doc.

>>> add(1, 2)
3
>>> add(1, 2)
4
"""
def add(a, b):
    """
    >>> add(2, 3)
    5
    >>> add('a', 1)
    Traceback (most recent call last):
        ...
    TypeError: can only concatenate str (not "int") to str
    >>> print([1,
    ...        2])  # doctest: +NORMALIZE_WHITESPACE
    [1,   2]
    >>> add(1, 1)
    3
    """
    return a + b
if __name__ == '__main__':
    import doctest
    print(doctest.testmod())
    doctest.testmod(verbose=True)
