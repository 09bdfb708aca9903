# compare: output
# What a tracer asks of frames, and code that a tracer keeps by weak reference.
import sys
import weakref


def tracer(frame, event, arg):
    if event == "line":
        print(sorted(frame.f_locals.items()), frame.f_trace is not None, frame.f_trace_lines, frame.f_trace_opcodes)
        if "value" in frame.f_locals:
            frame.f_locals["value"] += 10
    return tracer


def work(value):
    double = value * 2
    return double + value


sys.settrace(tracer)
print(work(1))
sys.settrace(None)
seen = weakref.WeakKeyDictionary()
seen[work.__code__] = 1
print(len(seen), sys._getframe().f_trace)
for attempt in ("f_trace_lines", 1), ("f_trace_opcodes", None), ("f_lineno", "x"):
    try:
        setattr(sys._getframe(), *attempt)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
