"""Exercise 3: rebinding a local name frees what it named, though the frame is still there."""

import sys
import weakref


class Data(list):
    """A list that can be referred to weakly."""


def work():
    data = Data(range(500))
    watch = weakref.ref(data)
    print("on the heap:", sys.getsizeof(data) > 4000, "- alive:", watch() is not None)

    data = None
    print("in the same frame, after data = None - alive:", watch() is not None)


work()
