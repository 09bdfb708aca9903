# compare: output
# Seed 3 of test/fuzz/objectgraphs.ts.
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

a = Quiet()
watch(a, 'a1')
b = Quiet()
watch(b, 'b2')
c = Node('3.3')
watch(c, 'c3')
d = Node('3.4')
watch(d, 'd4')
e = Quiet()
watch(e, 'e5')
f = Items()
watch(f, 'f6')
a = [e, f]
print('-- 0')
b = Quiet(); watch(b, 'b7')
print('-- 1')
a = [f, e]
print('-- 2')
del d; d = 0
print('-- 3')
print(sum(r() is not None for r in refs))
print('-- 4')
passing(a)
print('-- 5')
d = parked(e); next(d)
print('-- 6')
a = failing(a)
print('-- 7')
kept.clear()
print('-- 8')
f = (c, [c])
print('-- 9')
print('collected', gc.collect())
print('-- 10')
d = None
print('-- 11')
if isinstance(f, list): f.append(f)
print('-- 12')
if isinstance(f, list) and f: f.pop()
print('-- 13')
if e is not None and hasattr(e, '__dict__') or type(e) is Slots: e.left = b
print('-- 14')
a = closing(d)
print('-- 15')
if b is not None and hasattr(b, 'right'): del b.right
print('-- 16')
c = Quiet(); watch(c, 'c8')
print('-- 17')
e = parked(b); next(e)
print('-- 18')
d = b
print('-- 19')
d = d
print('-- 20')
if isinstance(e, list) and e: e.pop()
print('-- 21')
d = closing(d)
print('-- 22')
del d; d = 0
print('-- 23')
a = (c, [e])
print('-- 24')
c = None
print('-- 25')
if e is not None and hasattr(e, '__dict__') or type(e) is Slots: e.left = f
print('-- 26')
if e is not None and hasattr(e, '__dict__') or type(e) is Slots: e.right = e
print('-- 27')
if isinstance(c, list) and c: c.pop()
print('-- 28')
f = {'k': b, 1: e}
print('-- 29')
if isinstance(e, list) and e: e.pop()
print('-- 30')
if isinstance(e, list): e.append(a)
print('-- 31')
del b; b = 0
print('-- 32')
c = (a, [d])
print('-- 33')
c = Quiet(); watch(c, 'c9')
print('-- 34')
if a is not None and hasattr(a, 'left'): del a.left
print('-- 35')
passing(c)
print('-- 36')
a = closing(f)
print('-- 37')
passing(a)
print('-- 38')
f = (a, [d])
print('-- 39')
del c; c = 0
print('-- 40')
kept.clear()
print('-- 41')
e = Node('3.10'); watch(e, 'e10')
print('-- 42')
f = None
print('-- 43')
b = closing(a)
print('-- 44')
kept.clear()
print('-- 45')
d = [c, e]
print('-- 46')
d = (f, [a])
print('-- 47')
[d for _ in range(2)]
print('-- 48')
b = {'k': b, 1: d}
print('-- 49')
if e is not None and hasattr(e, '__dict__') or type(e) is Slots: e.left = e
print('-- 50')
del f; f = 0
print('-- 51')
c = (c, [f])
print('-- 52')
if isinstance(a, list) and a: a.pop()
print('-- 53')
[b for _ in range(2)]
print('-- 54')
[f for _ in range(2)]
print('-- 55')
passing(f)
print('-- 56')
if isinstance(e, list): e.append(c)
print('-- 57')
kept.clear()
print('-- 58')
a = [a, f]
print('-- 59')
print('letting go'); a = b = c = d = e = f = None; kept.clear()
print('collected', gc.collect()); kept.clear()
print('collected', gc.collect(), sum(r() is not None for r in refs))
