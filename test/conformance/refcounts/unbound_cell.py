# compare: output
"""A cell that is not filled yet is read: what lay on the stack for the call is let go of."""
import sys


def called(first, second):
    return first, second


def reads_too_early():
    print(called('spam', later))
    later = 1
    return lambda: later


for _ in range(3):
    try:
        reads_too_early()
    except NameError as error:
        print(error, sys.getrefcount(called))
