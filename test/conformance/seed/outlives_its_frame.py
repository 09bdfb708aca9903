# compare: output
import weakref


class Data(list):
    """A list that can be watched: plain lists cannot be weakly referenced."""


watched = None


def create():
    global watched
    data = Data(range(1000))
    watched = weakref.ref(data)
    return data


kept = create()
print('alive while kept:', watched() is kept)
del kept
print('alive after del:', watched() is not None)
weakref.ref([])
