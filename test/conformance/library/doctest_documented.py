# compare: output
"""
This is the "example" module.
>>> factorial(5)
120
"""
def factorial(n):
    """Return the factorial of n, an exact integer >= 0.
    >>> [factorial(n) for n in range(6)]
    [1, 1, 2, 6, 24, 120]
    >>> factorial(30)
    265252859812191058636308480000000
    >>> factorial(-1)
    Traceback (most recent call last):
        ...
    ValueError: n must be >= 0
    >>> factorial(30.1)
    Traceback (most recent call last):
    ValueError: n must be exact integer
    >>> factorial(3)
    7
    >>> print('a\\n\\nb')
    a
    <BLANKLINE>
    b
    >>> list(range(20)) # doctest: +ELLIPSIS
    [0, 1, ..., 18, 19]
    >>> print('  a   b') # doctest: +NORMALIZE_WHITESPACE
    a b
    >>> 1/0
    5
    >>> x = 5; x # doctest: +SKIP
    6
    """
    import math
    if not n >= 0: raise ValueError("n must be >= 0")
    if math.floor(n) != n: raise ValueError("n must be exact integer")
    r=1
    for f in range(2, int(n)+1): r*=f
    return r
class C:
    """
    >>> C().m()
    'm'
    """
    def m(self):
        """
        >>> C().m().upper()
        'X'
        """
        return 'm'
__test__ = {'extra': '>>> 1+1\n3\n'}
if __name__ == "__main__":
    import doctest
    print(doctest.testmod())
    doctest.testmod(verbose=True, optionflags=doctest.REPORT_ONLY_FIRST_FAILURE)
    doctest.run_docstring_examples(C.m, globals())
    f=doctest.DocTestFinder(); print([t.name for t in f.find(C)])
    p=doctest.DocTestParser(); print([(e.source,e.want) for e in p.get_examples('>>> 1+1\n2\n>>> for i in range(2):\n...   print(i)\n0\n1\n')])
    open('t.txt','w').write('Text\n>>> 2+2\n5\n'); print(doctest.testfile('t.txt', module_relative=False))
    import unittest, sys; s=doctest.DocTestSuite(); print(s.countTestCases())
    print(doctest.script_from_examples('>>> 1\n1\ntext\n'))
