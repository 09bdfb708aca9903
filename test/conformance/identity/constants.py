# compare: output
# Which equal constants are one object.
a = 256
b = 256
print(a is b)
a = 257
b = 257
print(a is b)
c = int("257")
print(a is c, c == a, int("256") is (256 + 0), int("-5") is -5 + 0, int("-6") is int("-6"))


def first():
    return 1000, 1.5, "a b", b"bytes", (1, 2), 10**20


def second():
    return 1000, 1.5, "a b", b"bytes", (1, 2), 10**20


print([x is y for x, y in zip(first(), second())])
print([x is y for x, y in zip(first(), first())])
x = "hello"
y = "hello"
print(x is y, x is "hel" + "lo", x is "".join(["hel", "lo"]), "hello world" is "hello world")
part = "hel"
print(part + "lo" is x, part + "lo" == x)
import sys

print(sys.intern(part + "lo") is x, sys.intern("two words") is sys.intern("two " + "words"))
print("a" is "abc"[0], "é" is chr(233), "ā" is chr(257), "" is "abc"[3:], "x" * 1 is "x")
print(() is tuple(), () is tuple([]), (1, 2)[2:] is (), frozenset() is frozenset(), b"" is bytes(), b"a" is b"ab"[:1])
t = (1, [2])
print(t[:] is t, tuple(t) is t, list(t) is t, t + () is t, () + t is t, t * 1 is t)
s = "some text"
print(s[:] is s, str(s) is s, s.strip() is s, s.replace("q", "r") is s, s * 1 is s, "" + s is s, s.lower() is s, f"{s}" is s)
print(None is None, True is (1 == 1), not None is True, ... is Ellipsis, NotImplemented is NotImplemented)
print(type(1) is int, type(None) is type(None), (lambda: 1) is (lambda: 1))


class Thing:
    def method(self):
        pass


thing = Thing()
print(thing.method is thing.method, thing.method == thing.method, Thing.method is Thing.method)
print(thing.__class__ is Thing, thing.__dict__ is thing.__dict__, Thing.__dict__ is Thing.__dict__)
m = [1.0, 2.0]
n = m
n += [3.0]
print(m is n, m)
n = n + [4.0]
print(m is n)
print(float("nan") is float("nan"), float(2.5) is 2.5, int(7.0) is 7, abs(5) is 5, -(-3) is 3, 2**8 is 256)
big = 12345678901234567890
print(big is 12345678901234567890, int(big) is big, big + 0 is big, +big is big)
print([i is j for i, j in zip(range(254, 259), range(254, 259))])
print((1, 2, 3) is (1, 2, 3), [1] is [1], (1, [2]) is (1, [2]))
w = 1, 2
v = 1, 2
print(w is v, (w, v) is (w, v))
k = {"key": 1}
for name in k:
    print(name is "key")
print(str(55) is str(55), chr(97) is "a", "%s" % "q" is "q", format("q", "") is "q")
print("a,b".split(",")[0] is "a", "ab"[0] is "ab"[:1], input is input, len is __builtins__.len if hasattr(__builtins__, "len") else True)
