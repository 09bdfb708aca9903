# compare: output
# What the classes of a module leave when others take their place is garbage once, whoever imported it.
import gc

gc.collect()
import weakref, types, copy, random, heapq, dataclasses, collections, datetime, math, time

print(gc.collect() >= 0, gc.collect())


class Node:
    pass


a = Node()
b = Node()
a.other, b.other = b, a
del a, b
print(gc.collect(), gc.collect())
