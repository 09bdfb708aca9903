# A cycle outlives its names; only the collector ends it.
import gc

gc.collect()


class Node:
    def __init__(self, name):
        self.name = name
        self.partner = None

    def __del__(self):
        print("gone:", self.name)


def pair():
    a = Node("a")
    b = Node("b")
    a.partner = b
    b.partner = a


pair()
print("still there")
print("collected", gc.collect())
single = Node("single")
del single
print("end")
