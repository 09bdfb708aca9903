# compare: output
# sys.monitoring: tools, global and local events, their places, DISABLE.
import sys

monitoring = sys.monitoring
events = monitoring.events
TOOL = 3
monitoring.use_tool_id(TOOL, "own")
print(monitoring.get_tool(TOOL), monitoring.get_events(TOOL), monitoring._all_events())


def callback(name):
    def call(code, *args):
        args = ["MISSING" if arg is monitoring.MISSING else getattr(arg, "__name__", arg) for arg in args]
        print(name, code.co_name, args)

    return call


NAMES = [name for name in dir(events) if name.isupper() and name not in ("NO_EVENTS", "BRANCH")]
for name in NAMES:
    monitoring.register_callback(TOOL, getattr(events, name), callback(name))


def listen(function, *names):
    wanted = 0
    for name in names:
        wanted |= getattr(events, name)
    monitoring.set_local_events(TOOL, function.__code__, wanted)


def numbers(n):
    for i in range(n):
        if i == 1:
            yield i
        else:
            len("abc")
    try:
        int("x")
    except ValueError:
        pass
    while n:
        n -= 1
    return 3


def delegating():
    return (yield from numbers(2))


LOCAL = "PY_START PY_RESUME PY_RETURN PY_YIELD CALL LINE JUMP BRANCH_LEFT BRANCH_RIGHT STOP_ITERATION".split()
listen(numbers, *LOCAL)
listen(delegating, *LOCAL)
print(list(delegating()))
listen(numbers)
listen(delegating)


def small(n):
    items = [n]
    return items[0]


listen(small, "INSTRUCTION")
small(3)
listen(small)


def failing():
    try:
        raise ValueError(1)
    finally:
        pass


def catching():
    try:
        failing()
    except ValueError:
        return 1


monitoring.set_events(TOOL, events.RAISE | events.EXCEPTION_HANDLED | events.PY_UNWIND | events.RERAISE)
catching()
monitoring.set_events(TOOL, 0)


def once(code, line):
    print("once", line - code.co_firstlineno)
    return monitoring.DISABLE


def rounds():
    for _ in range(3):
        pass


monitoring.register_callback(TOOL, events.LINE, once)
listen(rounds, "LINE")
rounds()
rounds()
monitoring.restart_events()
rounds()
for attempt in (
    lambda: monitoring.use_tool_id(TOOL, "again"),
    lambda: monitoring.use_tool_id(9, "no"),
    lambda: monitoring.set_events(4, events.LINE),
    lambda: monitoring.set_events(TOOL, events.C_RETURN),
    lambda: monitoring.set_local_events(TOOL, rounds.__code__, events.RAISE),
    lambda: monitoring.register_callback(TOOL, events.LINE | events.CALL, None),
    lambda: monitoring.set_events(TOOL, 1 << 30),
):
    try:
        attempt()
    except ValueError as error:
        print(error)
monitoring.free_tool_id(TOOL)
print(monitoring.get_tool(TOOL))
