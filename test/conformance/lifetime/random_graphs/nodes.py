"""What the random object graphs of test/fuzz/objectgraphs.ts are made of: objects whose deaths can be seen."""
import collections, functools, gc, weakref
gc.collect()
gc.disable()
class Node:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print('del', self.name)
    def meet(self, other=None):
        self.other = other
class Quiet:
    pass
class Slots:
    __slots__ = ('left', 'right', '__weakref__')
class Lazarus:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print('again', self.name)
        kept.append(self)
class Items(list):
    pass
class Table(dict):
    pass
kept = []
refs = []
cache = weakref.WeakValueDictionary()
def watch(o, tag):
    refs.append(weakref.ref(o, lambda r: print('gone', tag)))
    cache[tag] = o
def passing(o):
    local = [o, o]
    return local
def parked(o):
    held = [o]
    yield held
    yield 1
def failing(o):
    try:
        raise ValueError(o)
    except ValueError as error:
        return error
def closing(o):
    def inner():
        return o
    return inner
def making(o):
    class Made(Quiet):
        holds = o
    return Made()
