# compare: output
# Seed 34 of test/fuzz/objectgraphs.ts.
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

a = Node('34.1')
watch(a, 'a1')
b = Node('34.2')
watch(b, 'b2')
c = Quiet()
watch(c, 'c3')
d = Node('34.4')
watch(d, 'd4')
e = Node('34.5')
watch(e, 'e5')
f = Slots()
watch(f, 'f6')
kept.clear()
print('-- 0')
if isinstance(c, list) and c: c.pop()
print('-- 1')
if d is not None and hasattr(d, 'left'): del d.left
print('-- 2')
[a for _ in range(2)]
print('-- 3')
f = [f, d]
print('-- 4')
if b is not None and hasattr(b, '__dict__') or type(b) is Slots: b.right = f
print('-- 5')
[f for _ in range(2)]
print('-- 6')
passing(e)
print('-- 7')
if b is not None and hasattr(b, '__dict__') or type(b) is Slots: b.right = e
print('-- 8')
print(sum(r() is not None for r in refs))
print('-- 9')
if b is not None and hasattr(b, '__dict__') or type(b) is Slots: b.right = c
print('-- 10')
d = None
print('-- 11')
[b for _ in range(2)]
print('-- 12')
[b for _ in range(2)]
print('-- 13')
b = {'k': b, 1: e}
print('-- 14')
f = f
print('-- 15')
c = None
print('-- 16')
print(sum(r() is not None for r in refs))
print('-- 17')
e = (e, [c])
print('-- 18')
e, f = f, e
print('-- 19')
if isinstance(b, list) and b: b.pop()
print('-- 20')
c = None
print('-- 21')
if f is not None and hasattr(f, 'left'): del f.left
print('-- 22')
a = f
print('-- 23')
b = failing(c)
print('-- 24')
if b is not None and hasattr(b, '__dict__') or type(b) is Slots: b.right = e
print('-- 25')
d = failing(e)
print('-- 26')
kept.clear()
print('-- 27')
print('collected', gc.collect())
print('-- 28')
d = {'k': d, 1: e}
print('-- 29')
if isinstance(e, list): e.append(e)
print('-- 30')
print('collected', gc.collect())
print('-- 31')
if isinstance(f, list) and f: f.pop()
print('-- 32')
if b is not None and hasattr(b, 'right'): del b.right
print('-- 33')
if isinstance(d, list): d.append(d)
print('-- 34')
del e; e = 0
print('-- 35')
if a is not None and hasattr(a, 'right'): del a.right
print('-- 36')
f = closing(c)
print('-- 37')
passing(e)
print('-- 38')
c = None
print('-- 39')
del d; d = 0
print('-- 40')
if a is not None and hasattr(a, '__dict__') or type(a) is Slots: a.left = e
print('-- 41')
passing(b)
print('-- 42')
c = None
print('-- 43')
f = (b, [e])
print('-- 44')
print(sum(r() is not None for r in refs))
print('-- 45')
c = parked(d); next(c)
print('-- 46')
b, c = c, b
print('-- 47')
e = None
print('-- 48')
if isinstance(e, list) and e: e.pop()
print('-- 49')
print('collected', gc.collect())
print('-- 50')
b = closing(b)
print('-- 51')
b = parked(c); next(b)
print('-- 52')
a = parked(f); next(a)
print('-- 53')
f = parked(f); next(f)
print('-- 54')
d = parked(c); next(d)
print('-- 55')
f = closing(e)
print('-- 56')
c = [a, e]
print('-- 57')
f = [c, d]
print('-- 58')
c = {'k': c, 1: d}
print('-- 59')
print('letting go'); a = b = c = d = e = f = None; kept.clear()
print('collected', gc.collect()); kept.clear()
print('collected', gc.collect(), sum(r() is not None for r in refs))
