# compare: output
# build: 64-bit
"""Timers go off while the program is busy: in loops and in recursion."""
import signal


class Timeout(Exception):
    pass


def handler(number, frame):
    raise Timeout(f"signal {number} in {frame.f_code.co_name}")


def busy():
    n = 0
    while True:
        n += 1


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


signal.signal(signal.SIGALRM, handler)
signal.setitimer(signal.ITIMER_REAL, 0.2)
try:
    busy()
except Timeout as error:
    print(error)
signal.setitimer(signal.ITIMER_REAL, 0.2)
try:
    try:
        for _ in range(10**9):
            pass
    finally:
        print("finally")
except Timeout as error:
    print(error)
signal.setitimer(signal.ITIMER_REAL, 0.2)
try:
    fib(60)
except Timeout as error:
    print(error)
print(signal.getitimer(signal.ITIMER_REAL))
hits = []
signal.signal(signal.SIGALRM, lambda number, frame: hits.append(number))
print(signal.setitimer(signal.ITIMER_REAL, 0.1, 0.1))
while len(hits) < 3:
    pass
signal.setitimer(signal.ITIMER_REAL, 0)
print(hits)
signal.alarm(100)
print(signal.alarm(0))
