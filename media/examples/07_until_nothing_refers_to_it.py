"""An object is freed when the last reference to it goes; `del` removes a name, not an object."""

import sys

first = [1, 2, 3]
second = first
print(sys.getrefcount(first) - 1, "names")

del first
print("still there:", second)

second = None
print("nothing refers to the list any more")


class Node:
    pass


# Two objects that refer to each other need the garbage collector.
left, right = Node(), Node()
left.other, right.other = right, left
del left, right
