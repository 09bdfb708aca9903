# compare: output
# build: 64-bit
# Each instance of a class takes less room than the one before.
import tracemalloc
class Thing:
    pass
class Two:
    def __init__(self):
        self.a = 1
        self.b = 2
tracemalloc.start()
keep = [None]*100
def go(cls):
    out = []
    for i in range(34):
        before = tracemalloc.get_traced_memory()[0]
        keep[i] = cls()
        out.append(tracemalloc.get_traced_memory()[0]-before)
    print(out)
go(Thing)
for i in range(100): keep[i] = None
go(Two)
