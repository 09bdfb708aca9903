# compare: output
# build: 64-bit
# How sys.getsizeof of builtin values and containers grows and shrinks, whatever changes them.
import sys
from sys import getsizeof as gs
print('ints', [gs(v) for v in (0, 1, -1, 2**30 - 1, 2**30, 2**60 - 1, 2**60, 2**90, -2**30, 10**50, True, False)])
print('float', gs(1.5), gs(0.0), gs(1j), gs(None), gs(...), gs(NotImplemented))
print('str', [gs(s) for s in ('', 'a', 'ab', 'a' * 100, 'é', 'éa', 'ÿ' * 10, 'Ā', 'Āa', '€' * 10, '😀', '😀a', 'a😀' * 10)])
print('bytes', [gs(b) for b in (b'', b'a', b'abc' * 10)], [gs(bytearray(n)) for n in (0, 1, 10, 100)])
ba = bytearray(); out = []
for i in range(40): ba.append(1); out.append(gs(ba))
print(out); ba.extend(b'x' * 50); print(gs(ba)); del ba[:]; print(gs(ba))
def grow(f, n):
    l, out = [], []
    for i in range(n):
        f(l, i); out.append(gs(l))
    return out
print('append', grow(lambda l, i: l.append(i), 70))
print('insert', grow(lambda l, i: l.insert(0, i), 40))
print('extend1', grow(lambda l, i: l.extend([i]), 40))
print('extend3', grow(lambda l, i: l.extend((i, i, i)), 20))
print('iadd', grow(lambda l, i: l.__iadd__([i, i]), 20))
print('slice', grow(lambda l, i: l.__setitem__(slice(len(l), None), [i, i]), 20))
def pops():
    l = list(range(64)); out = []
    while l: l.pop(); out.append(gs(l))
    return out
print('pop', pops())
def pops0():
    l = list(range(40)); out = []
    while l: l.pop(0); out.append(gs(l))
    return out
print('pop0', pops0())
print('list', [gs([0] * n) for n in range(12)], [gs(list(range(n))) for n in range(12)], [gs([x for x in range(n)]) for n in range(12)])
print([gs(list(x for x in range(n))) for n in range(12)], [gs(list('a' * n)) for n in range(10)], [gs(sorted(range(n))) for n in range(10)])
print([gs(list({i for i in range(n)})) for n in range(8)], [gs(list(map(str, range(n)))) for n in range(8)], [gs([*range(n)]) for n in range(10)], [gs('a b c d e'.split()[:n]) for n in range(5)])
print(gs([]), gs([1]), gs([1, 2]), gs([1, 2, 3]), gs([1, 2, 3, 4, 5]), gs([1, 2, 3][:2]), gs([1] + [2]), gs([1, 2].copy()), gs('a,b,c'.split(',')), gs(list((1, 2, 3))), gs(list([1, 2, 3])), gs([[]] * 3))
l = [1, 2, 3, 4, 5, 6]; del l[1:3]; print(gs(l)); l[1:1] = [9] * 5; print(gs(l)); l.clear(); print(gs(l)); l.append(1); print(gs(l)); l *= 5; print(gs(l)); l += (1,); print(gs(l)); l.remove(1); print(gs(l)); l.reverse(); l.sort(); print(gs(l))
def dgrow(n):
    d, out = {}, []
    for i in range(n): d[i] = i; out.append(gs(d))
    return out
print('dict', dgrow(100))
def dgrow2(n):
    d, out = {}, []
    for i in range(n): d[f'k{i}'] = i; out.append(gs(d))
    return out
print('dict str', dgrow2(60))
d = {i: i for i in range(20)}; print(gs(d)); 
for i in range(20): del d[i]
print(gs(d)); d['a'] = 1; print(gs(d)); d.clear(); print(gs(d)); d[1] = 1; print(gs(d))
print([gs(dict(zip(range(n), range(n)))) for n in range(0, 13)], [gs({str(i): i for i in range(n)}) for n in range(13)], [gs(dict.fromkeys(range(n))) for n in range(13)])
def kw(**k): return gs(k)
print(gs({}), gs({'a': 1}), gs({1: 1}), gs({'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': 5}), gs({'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': 5, 'f': 6}), kw(), kw(a=1), kw(a=1, b=2, c=3, d=4, e=5, f=6), gs(dict(a=1)), gs(dict(a=1, b=2)), gs(dict([(1, 2)])), gs({**{'a': 1}, 'b': 2}), gs({'a': 1}.copy()), gs({'a': 1} | {'b': 2}))
big = {i: i for i in range(50)}; c = big.copy(); print(gs(big), gs(c)); big.update({i: i for i in range(100)}); print(gs(big)); big.pop(3); c2 = big.copy(); print(gs(c2), gs(dict(big)))
def sgrow(n):
    s, out = set(), []
    for i in range(n): s.add(i); out.append(gs(s))
    return out
print('set', sgrow(100))
print(gs(set()), gs({1}), gs({1, 2, 3, 4, 5}), gs(frozenset()), gs(frozenset([1])), gs(frozenset(range(10))), gs(set(range(5))), gs({1, 2} | {3}), gs(set([1]).copy()), [gs(set(range(n))) for n in range(0, 40, 3)], [gs(frozenset(range(n))) for n in range(0, 40, 3)], [gs({x for x in range(n)}) for n in range(0, 12)])
s = set(range(100)); print(gs(s)); s.clear(); print(gs(s)); s = set(range(30)); [s.discard(i) for i in range(29)]; print(gs(s)); s.add(100); print(gs(s)); print(gs(s - {1}), gs(s & {100}), gs(s ^ {5}))
