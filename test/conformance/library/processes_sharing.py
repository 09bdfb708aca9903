# build: 64-bit
# compare: output
"""Numbers and arrays that processes share."""
from multiprocessing import Process, Value, Array, Lock, shared_memory
def f(n, a, lock):
    for i in range(50):
        with lock: n.value += 1
    for i in range(len(a)): a[i] = -a[i]
