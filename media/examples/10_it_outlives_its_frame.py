"""Exercise 2: a list made in a call lives on after the call, as long as somebody refers to it."""

import weakref


class Data(list):
    """A list that can be referred to weakly."""


watch = None


def create():
    global watch
    data = Data(range(5))
    watch = weakref.ref(data)
    return data


result = create()
print("alive:", watch() is not None)
print("the same object:", watch() is result)

del result
print("after del:", watch() is not None)
