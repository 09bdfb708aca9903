# Counts of one list as names, containers and calls come and go.
import sys


def show(label, value):
    print(label, sys.getrefcount(value))


data = [1, 2]
show("one name", data)
other = data
show("two names", data)
box = [data, data]
show("in a list twice", data)
del other
box.pop()
show("one name, once in a list", data)


def hold(value):
    kept = value
    show("in a call", kept)
    return {"kept": kept}


result = hold(data)
show("in a dict", data)
result.clear()
box.clear()
show("one name again", data)
