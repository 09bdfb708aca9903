"""
The clock is simulated.

What: every run starts at the same moment, time goes on by the program's own steps, and `time.sleep` returns at once.
Why: a run that is repeated, or stepped back, must see the same times.
Instead: differences of times are plausible, but say nothing about real speed; measure with a real Python.
"""
import time

started = time.time()
time.sleep(2)
print(time.strftime('%Y-%m-%d', time.gmtime(started)), round(time.time() - started, 2) >= 2)
