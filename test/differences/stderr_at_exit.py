"""
What is written to stderr while a program ends comes before its traceback.

What: functions registered with `atexit`, and finalizers, run before the traceback of an uncaught exception is shown.
Why: the traceback belongs to the outcome of a run, which is known at its end.
Instead: nothing is lost; only the order on stderr differs.
"""
import atexit
import sys

atexit.register(lambda: print('at exit', file=sys.stderr))
raise ValueError('uncaught')
