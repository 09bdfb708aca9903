# compare: output
# What counts for the next collection is what the collector looks at: not tuples of numbers and strings.
import gc

collections = []


def note(phase, info):
    if phase == "stop":
        collections.append(info["collected"])


gc.callbacks.append(note)


def count(make):
    gc.collect()
    collections.clear()
    kept = make()
    return len(collections), len(kept)


def appended():
    kept = []
    for i in range(20000):
        kept.append((i, str(i)))
    return kept


print(count(lambda: [(i, i) for i in range(20000)]), count(appended))
print(count(lambda: [(i, []) for i in range(20000)]), count(lambda: [[i] for i in range(20000)]))
print(count(lambda: [((i,), i) for i in range(20000)]), count(lambda: [ValueError(i) for i in range(20000)]))
one = 1
print(gc.is_tracked((one, "a")), gc.is_tracked((one, int)), gc.is_tracked((one, (one,))), gc.is_tracked((one, [])))
gc.disable()
gc.collect()
before = gc.get_count()[0]
pairs = [(i, i) for i in range(100)]
middle = gc.get_count()[0]
lists = [(i, []) for i in range(100)]
print(middle - before < 50, gc.get_count()[0] - middle)
del lists
print(gc.get_count()[0] - middle)
