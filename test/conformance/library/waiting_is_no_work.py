# compare: output
# build: 64-bit
"""Clocks that count work stand still while a program sleeps; years that no C int holds."""
import os
import time


def tell(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__)


started, worked, times = time.perf_counter(), time.process_time(), os.times()
time.sleep(0.25)
print(time.perf_counter() - started >= 0.2, time.process_time() - worked < 0.1, os.times().user - times.user < 0.1)
print(time.thread_time() < 100, time.clock_gettime(time.CLOCK_PROCESS_CPUTIME_ID) >= worked)
for year in 2**31, -2**31, -2**31 - 1, 10**20:
    tell(lambda: time.asctime((year, 1, 1, 0, 0, 0, 0, 1, 0)))
