# compare: output
# bdb and trace, with either backend.
import bdb
import trace


def factorial(n):
    if n < 2:
        return 1
    return n * factorial(n - 1)


def counting(n):
    total = 0
    for i in range(n):
        total += i
    return total


class Debugger(bdb.Bdb):
    def user_call(self, frame, args):
        print("call", frame.f_code.co_name, dict(frame.f_locals))
        self.set_step()

    def user_line(self, frame):
        print("line", frame.f_lineno - frame.f_code.co_firstlineno, sorted(set(frame.f_locals) & {"n", "i", "total", "x"}))
        self.set_step()

    def user_return(self, frame, value):
        print("return", value)
        self.set_step()

    def user_exception(self, frame, info):
        print("exception", info[0].__name__)
        self.set_step()


for backend in "settrace", "monitoring":
    print(backend)
    Debugger(backend=backend).runcall(factorial, 3)
    Debugger(backend=backend).runcall(counting, 2)
    Debugger(backend=backend).run("x = 1\ntry:\n    x / 0\nexcept ZeroDivisionError:\n    y = 2")

tracer = trace.Trace(count=1, trace=0)
print(tracer.runfunc(counting, 3))
counts = tracer.results().counts
print(sorted((line, count) for (_, line), count in counts.items()))
tracer = trace.Trace(count=0, trace=0, countcallers=1)
tracer.runfunc(factorial, 3)
print(sorted((a[2], b[2]) for a, b in tracer.results().callers))
