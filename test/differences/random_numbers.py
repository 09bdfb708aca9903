"""
Random numbers without a seed are the same in every run.

What: a program that does not call `random.seed` gets the same numbers each time.
Why: the same program must give the same recording.
Instead: with a seed, the numbers are those of CPython.
"""
import random

print(random.random(), random.randint(1, 100))
