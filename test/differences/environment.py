"""
There is no machine around the program.

What: no environment variables of yours, no other processes, a process number that is always the same.
Why: a program in the simulator can see and change nothing of your machine.
Instead: give the program what it needs as input, or in files beside it.
"""
import os

print(os.getpid())
