# compare: output
import weakref
import gc


class Key:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<{self.name}>"


values = weakref.WeakValueDictionary()
a, b = Key("a"), Key("b")
values["a"], values["b"] = a, b
print(sorted(values), len(values), values["a"], "a" in values)
del a
print(sorted(values), values.get("a"), list(values.items()))
keys = weakref.WeakKeyDictionary()
c, d = Key("c"), Key("d")
keys[c] = 1
keys[d] = 2
print(len(keys), keys[c], c in keys, [key.name for key in keys])
del c
print(len(keys), list(keys.items()))
things = weakref.WeakSet([b, d])
print(len(things), b in things)
del b
print(len(things), [each.name for each in things])


def ended(what):
    print("finalized", what)


e = Key("e")
finalizer = weakref.finalize(e, ended, "e")
print(finalizer.alive, finalizer.peek()[2])
del e
print(finalizer.alive, finalizer())
f = Key("f")
early = weakref.finalize(f, ended, "f early")
early()
g = Key("g")
g.me = g
weakref.finalize(g, ended, "g by the collector")
del g
gc.collect()
h = Key("h")
weakref.finalize(h, ended, "h at exit")
i = Key("i")
weakref.finalize(i, ended, "never").atexit = False
print("end")
