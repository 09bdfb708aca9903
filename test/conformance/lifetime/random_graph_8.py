# compare: output
# Seed 8 of test/fuzz/objectgraphs.ts.
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

a = Node('8.1')
watch(a, 'a1')
b = Slots()
watch(b, 'b2')
c = Node('8.3')
watch(c, 'c3')
d = Quiet()
watch(d, 'd4')
e = Items()
watch(e, 'e5')
f = Items()
watch(f, 'f6')
b = [e, a]
print('-- 0')
if isinstance(f, list): f.append(e)
print('-- 1')
c = (e, [f])
print('-- 2')
c = failing(d)
print('-- 3')
[d for _ in range(2)]
print('-- 4')
c = failing(b)
print('-- 5')
a, b = b, a
print('-- 6')
del f; f = 0
print('-- 7')
d = failing(d)
print('-- 8')
a = (f, [d])
print('-- 9')
a = [a, f]
print('-- 10')
if isinstance(b, list) and b: b.pop()
print('-- 11')
e = parked(d); next(e)
print('-- 12')
print(sum(r() is not None for r in refs))
print('-- 13')
c = f
print('-- 14')
del a; a = 0
print('-- 15')
if b is not None and hasattr(b, '__dict__') or type(b) is Slots: b.right = b
print('-- 16')
a = failing(c)
print('-- 17')
c = parked(f); next(c)
print('-- 18')
d = {'k': d, 1: d}
print('-- 19')
e = [d, a]
print('-- 20')
d = parked(f); next(d)
print('-- 21')
if isinstance(e, list): e.append(b)
print('-- 22')
[a for _ in range(2)]
print('-- 23')
del b; b = 0
print('-- 24')
kept.clear()
print('-- 25')
c = {'k': b, 1: b}
print('-- 26')
c = Quiet(); watch(c, 'c7')
print('-- 27')
e = d
print('-- 28')
if isinstance(f, list): f.append(a)
print('-- 29')
f = parked(a); next(f)
print('-- 30')
f = None
print('-- 31')
d = {'k': a, 1: b}
print('-- 32')
b = None
print('-- 33')
kept.clear()
print('-- 34')
f = {'k': c, 1: d}
print('-- 35')
a = closing(f)
print('-- 36')
del f; f = 0
print('-- 37')
d = Node('8.8'); watch(d, 'd8')
print('-- 38')
e = closing(b)
print('-- 39')
print(sum(r() is not None for r in refs))
print('-- 40')
b = closing(a)
print('-- 41')
if f is not None and hasattr(f, '__dict__') or type(f) is Slots: f.left = c
print('-- 42')
e = c
print('-- 43')
a = failing(d)
print('-- 44')
b = {'k': d, 1: a}
print('-- 45')
a = None
print('-- 46')
e = parked(e); next(e)
print('-- 47')
passing(c)
print('-- 48')
f = parked(b); next(f)
print('-- 49')
passing(e)
print('-- 50')
passing(f)
print('-- 51')
if e is not None and hasattr(e, 'left'): del e.left
print('-- 52')
c = Node('8.9'); watch(c, 'c9')
print('-- 53')
if isinstance(a, list) and a: a.pop()
print('-- 54')
d = {'k': b, 1: f}
print('-- 55')
kept.clear()
print('-- 56')
if e is not None and hasattr(e, 'right'): del e.right
print('-- 57')
a = Items(); watch(a, 'a10')
print('-- 58')
print('collected', gc.collect())
print('-- 59')
print('letting go'); a = b = c = d = e = f = None; kept.clear()
print('collected', gc.collect()); kept.clear()
print('collected', gc.collect(), sum(r() is not None for r in refs))
