import gc

gc.disable()


class Node:
    def __init__(self, name):
        self.name = name


a = Node('a')
b = Node('b')
a.other = b
b.other = a
del a
del b  # look
found = gc.collect()  # look
