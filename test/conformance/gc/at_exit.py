# compare: output
# What dies when the program ends, and in which order.
class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, kept)


def make(name):
    return Thing(name)


kept = "kept"
third = make(3)
things = []
for number in range(4):
    things.append(make(number))
things[1].all = things
_hidden = make("hidden")
by_name = {"key": make("key")}
cycle = make("cycle")
cycle.me = cycle
del cycle
print("last line")
