# compare: output
# The collector runs by itself once enough containers were made.
import gc

gc.collect()


class Loop:
    died = 0

    def __init__(self):
        self.me = self

    def __del__(self):
        Loop.died += 1


for _ in range(60000):
    Loop()
print(Loop.died > 20000)
gc.collect()
print(Loop.died)

gc.disable()
for _ in range(60000):
    Loop()
print(Loop.died)
gc.enable()
print(gc.collect(), Loop.died)
