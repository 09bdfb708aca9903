# compare: output
# Which methods of str give the very str that they were given, and which a new one of one character.
s = "".join(["a", "b", "c"])
t = "".join(["x"])
print("{}".format(s) is s, "{:s}".format(s) is s, "{!s}".format(s) is s, "{:3}".format(s) is s, "{:2}".format(s) is s)
print("{}{}".format("", s) is s, "{}{}".format(s, "") is s, "{} ".format(s) is s, "{:>3}".format(s) is s, "{a}".format(a=s) is s)
print("{:.3}".format(s) is s, "{:.9}".format(s) is s, "{!r}".format(s) is s, "{0[0]}".format([s]) is s, "".format() is "".join([]))
print(s.replace("q", "z") is s, s.replace("a", "a") is s, s.translate({}) is s, s.expandtabs() is s, s.format() is s)
one = "xy"[0]
print("banana".replace("banana", "x") is one, "y".replace("y", "x") is one, "x".replace("q", "y") is one, t is one)
print("y".translate({ord("y"): "x"}) is one, "yxy".strip("y") is one, "x,y".split(",")[0] is one, "".join(["x", ""]) is one)
