def add(item, to=[]):
    to.append(item)
    return to
print(add(1), add(2), add(3, []), add.__defaults__)
def good(item, to=None):
    to = [] if to is None else to
    to.append(item)
    return to
print(good(1), good(2))
def f(x, d={}, *, k=print): d[x] = x; return d
f(1); print(f(2), f.__kwdefaults__)
a = [1, 2]; b = a; b += [3]; print(a, a is b); b = b + [4]; print(a, b)
def mod(l, n): l.append(9); l = [0]; n += 1
n = 1; mod(a, n); print(a, n)
t = ([1], 2)
try: t[0] += [5]
except TypeError as e: print(e, t)
m = [[]] * 3; m[0].append(1); print(m)
class C:
    items = []
    n = 0
    def add(self, x): self.items.append(x); self.n += 1
p, q = C(), C(); p.add(1); q.add(2); print(p.items, q.n, C.n, C.items is p.items)
