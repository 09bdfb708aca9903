# compare: output
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Thing({self.name})"

    def hello(self):
        return f"hello {self.name}"


thing = Thing("a")
ref = weakref.ref(thing)
print(ref() is thing, ref is weakref.ref(thing), weakref.getweakrefcount(thing))
proxy = weakref.proxy(thing)
print(proxy.name, proxy.hello(), str(proxy), type(proxy).__name__, proxy.__class__.__name__)
proxy.name = "b"
print(thing)
called = weakref.ref(thing, lambda r: print("callback", r() is None))
print(weakref.getweakrefcount(thing), len(weakref.getweakrefs(thing)), called.__callback__ is not None)
print(ref == weakref.ref(thing), hash(ref) == hash(thing))
del thing
print(ref(), called.__callback__)
try:
    proxy.name
except ReferenceError as error:
    print(error)

for value in ([], {}, (), 1, "s", None, 1.5, object()):
    try:
        weakref.ref(value)
    except TypeError as error:
        print(error)
for value in (set(), frozenset(), len, print, Thing, weakref, lambda: 0, (n for n in [])):
    print(type(value).__name__, weakref.ref(value)() is value)


class List(list):
    pass


class Slots:
    __slots__ = ("a",)


class WeakSlots:
    __slots__ = ("a", "__weakref__")


print(weakref.ref(items := List([1]))() is items)
try:
    weakref.ref(Slots())
except TypeError as error:
    print(error)
print(weakref.ref(WeakSlots())())

method = Thing("m").hello
print(weakref.ref(method)() is method, weakref.WeakMethod(method)() == method)
owner = Thing("owner")
weak = weakref.WeakMethod(owner.hello)
print(weak()())
del owner
print(weak())
