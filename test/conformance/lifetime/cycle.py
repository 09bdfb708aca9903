# compare: output
import gc
import weakref


class Node:
    pass


a, b = Node(), Node()
a.other, b.other = b, a
watch = weakref.ref(a, lambda _: print('callback'))
del a, b
print('unreachable, alive:', watch() is not None)
print('collected:', gc.collect() >= 2)
print('alive:', watch() is not None)
