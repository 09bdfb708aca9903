"""
Strings hash the same in every run.

What: `hash('spam')`, and with it the order of a set of strings, is that of a CPython with PYTHONHASHSEED=0; CPython
chooses another seed for every process. (The output of CPython is that of a 32-bit build.)
Why: the same program must give the same recording.
Instead: rely on no order of a set, as in CPython.
"""
print(hash('spam'))
