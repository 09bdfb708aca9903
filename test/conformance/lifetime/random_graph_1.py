# compare: output
# Seed 1 of test/fuzz/objectgraphs.ts.
import gc, weakref
gc.collect()
gc.disable()
class Node:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print('del', self.name)
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
kept = []
refs = []
def watch(o, tag):
    refs.append(weakref.ref(o, lambda r: print('gone', tag)))
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

a = Slots()
watch(a, 'a1')
b = Items()
watch(b, 'b2')
c = Quiet()
watch(c, 'c3')
d = Node('1.4')
watch(d, 'd4')
e = Items()
watch(e, 'e5')
f = Node('1.6')
watch(f, 'f6')
print('collected', gc.collect())
print('-- 0')
print(sum(r() is not None for r in refs))
print('-- 1')
c = d
print('-- 2')
c = failing(f)
print('-- 3')
[d for _ in range(2)]
print('-- 4')
b = parked(e); next(b)
print('-- 5')
passing(c)
print('-- 6')
b = a
print('-- 7')
print(sum(r() is not None for r in refs))
print('-- 8')
if isinstance(c, list): c.append(f)
print('-- 9')
f = Node('1.7'); watch(f, 'f7')
print('-- 10')
b = None
print('-- 11')
c = None
print('-- 12')
if isinstance(b, list): b.append(d)
print('-- 13')
c = {'k': c, 1: d}
print('-- 14')
del e; e = 0
print('-- 15')
f, a = a, f
print('-- 16')
e = None
print('-- 17')
a = None
print('-- 18')
d = parked(d); next(d)
print('-- 19')
if isinstance(b, list): b.append(b)
print('-- 20')
del f; f = 0
print('-- 21')
del a; a = 0
print('-- 22')
del d; d = 0
print('-- 23')
del b; b = 0
print('-- 24')
print(sum(r() is not None for r in refs))
print('-- 25')
e = parked(a); next(e)
print('-- 26')
if isinstance(c, list) and c: c.pop()
print('-- 27')
[b for _ in range(2)]
print('-- 28')
a = parked(c); next(a)
print('-- 29')
c = {'k': e, 1: d}
print('-- 30')
a = failing(a)
print('-- 31')
if isinstance(b, list): b.append(d)
print('-- 32')
a = failing(d)
print('-- 33')
kept.clear()
print('-- 34')
c = None
print('-- 35')
[c for _ in range(2)]
print('-- 36')
a = Node('1.8'); watch(a, 'a8')
print('-- 37')
f, f = f, f
print('-- 38')
d = [f, e]
print('-- 39')
if isinstance(a, list) and a: a.pop()
print('-- 40')
if isinstance(a, list) and a: a.pop()
print('-- 41')
if isinstance(e, list) and e: e.pop()
print('-- 42')
f = closing(e)
print('-- 43')
if d is not None and hasattr(d, 'right'): del d.right
print('-- 44')
del b; b = 0
print('-- 45')
d = None
print('-- 46')
d = closing(e)
print('-- 47')
if a is not None and hasattr(a, '__dict__') or type(a) is Slots: a.right = b
print('-- 48')
f = (e, [b])
print('-- 49')
if e is not None and hasattr(e, 'right'): del e.right
print('-- 50')
passing(c)
print('-- 51')
c = d
print('-- 52')
if a is not None and hasattr(a, 'left'): del a.left
print('-- 53')
b = {'k': b, 1: a}
print('-- 54')
if e is not None and hasattr(e, '__dict__') or type(e) is Slots: e.right = c
print('-- 55')
b = Node('1.9'); watch(b, 'b9')
print('-- 56')
if c is not None and hasattr(c, '__dict__') or type(c) is Slots: c.left = b
print('-- 57')
a = [a, d]
print('-- 58')
[c for _ in range(2)]
print('-- 59')
print('letting go'); a = b = c = d = e = f = None; kept.clear()
print('collected', gc.collect()); kept.clear()
print('collected', gc.collect(), sum(r() is not None for r in refs))
