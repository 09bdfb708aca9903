# compare: output, steps
import copy
a = [1, [2, 3], {'k': [4]}]
b = a; c = a[:]; d = copy.copy(a); e = copy.deepcopy(a)
a[1].append(99); a.append(5)
print(a, b, c, d, e, sep='\n')
print(b is a, c == d, c[1] is a[1], e[1] is a[1])
class N:
    def __init__(self, v): self.v = v; self.l = [v]
n = N(1); s = copy.copy(n); dd = copy.deepcopy(n)
n.l.append(2); print(s.l, dd.l, s.l is n.l)
r = [1]; r.append(r); print(r, copy.deepcopy(r))
class M:
    def __copy__(self): return 'copied'
    def __deepcopy__(self, memo): return 'deep'
print(copy.copy(M()), copy.deepcopy([M()]))
x = {'a': 1}; y = x.copy(); z = dict(x); y['b'] = 2; print(x, y, z, x | y)
