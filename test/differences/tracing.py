"""
`sys.settrace` and `sys.setprofile` are not called back.

What: trace functions can be set, but nothing calls them.
Why: the simulator records every step itself.
Instead: step through the program in the panel, or use the command line's `trace`.
"""
import sys


def tracer(frame, event, arg):
    print(event, frame.f_code.co_name)


def work():
    return 1


sys.settrace(tracer)
work()
sys.settrace(None)
