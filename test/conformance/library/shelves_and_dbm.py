# compare: output
# build: 64-bit
"""Shelves and the databases below them, in files of the run; what they say when something is missing."""
import dbm
import dbm.dumb
import os
import queue
import shelve
import tempfile

os.chdir(tempfile.mkdtemp())


def attempt(call):
    try:
        print(call())
    except Exception as problem:
        print(type(problem).__module__, type(problem).__name__, problem)


with shelve.open("shelf") as shelf:
    shelf["name"] = "Ada"
    shelf["numbers"] = [1, 2, 3]
    shelf["numbers"].append(4)
with shelve.open("shelf", writeback=True) as shelf:
    print(dict(shelf), sorted(shelf), "name" in shelf, len(shelf))
    shelf["numbers"].append(4)
    del shelf["name"]
    attempt(lambda: shelf["name"])
    print(shelf.get("name", "nobody"))
print(os.listdir(), dbm.whichdb("shelf"), dbm.whichdb("nothing"))
with shelve.open("shelf", "r") as shelf:
    print(list(shelf.items()))
attempt(lambda: shelf["numbers"])
attempt(lambda: shelve.open("nothing", "r"))
attempt(lambda: dbm.open("nothing"))
attempt(lambda: dbm.open("nothing", "q"))
with open("text", "w") as file:
    file.write("no database")
print(repr(dbm.whichdb("text")))
attempt(lambda: dbm.open("text"))
with dbm.open("cache", "n") as cache:
    cache["x"] = "1"
    print(cache["x"], cache.keys(), cache.setdefault("y", b"2"), b"x" in cache, cache.get("z"))
    attempt(lambda: cache["z"])

dumb = dbm.dumb.open("dumb", "n")
dumb["k"] = "v"
dumb[b"long"] = b"12" * 600
dumb["k"] = "longer"
print(dumb["k"], sorted(dumb), len(dumb), dumb.get("q"), sorted(name for name in os.listdir() if "dumb" in name))
attempt(lambda: dumb["q"])
dumb.close()
attempt(lambda: dumb["k"])
with open("dumb.dir") as file:
    print(file.read(), os.path.getsize("dumb.dat"), dbm.whichdb("dumb"))
with dbm.open("dumb", "r") as dumb:
    print(dict(dumb)[b"k"])
    attempt(lambda: dumb.__setitem__("x", "y"))

simple = queue.SimpleQueue()
simple.put(1)
print(simple.get(), simple.empty(), simple.qsize())
attempt(lambda: simple.get(timeout=0.1))
attempt(lambda: queue.Queue().get_nowait())
