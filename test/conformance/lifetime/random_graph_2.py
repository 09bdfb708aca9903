# compare: output
# Seed 2 of test/fuzz/objectgraphs.ts.
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

a = Items()
watch(a, 'a1')
b = Node('2.2')
watch(b, 'b2')
c = Slots()
watch(c, 'c3')
d = Slots()
watch(d, 'd4')
e = Items()
watch(e, 'e5')
f = Node('2.6')
watch(f, 'f6')
c = d
print('-- 0')
if isinstance(b, list): b.append(e)
print('-- 1')
b = closing(b)
print('-- 2')
print(sum(r() is not None for r in refs))
print('-- 3')
e = {'k': f, 1: c}
print('-- 4')
b = failing(e)
print('-- 5')
passing(f)
print('-- 6')
c = Node('2.7'); watch(c, 'c7')
print('-- 7')
c = failing(a)
print('-- 8')
e = parked(a); next(e)
print('-- 9')
c = parked(e); next(c)
print('-- 10')
c = closing(c)
print('-- 11')
print(sum(r() is not None for r in refs))
print('-- 12')
print('collected', gc.collect())
print('-- 13')
passing(e)
print('-- 14')
if e is not None and hasattr(e, '__dict__') or type(e) is Slots: e.right = a
print('-- 15')
if isinstance(d, list) and d: d.pop()
print('-- 16')
c = parked(d); next(c)
print('-- 17')
b = (d, [c])
print('-- 18')
f = None
print('-- 19')
if isinstance(c, list): c.append(f)
print('-- 20')
passing(f)
print('-- 21')
a = None
print('-- 22')
f = closing(d)
print('-- 23')
f = parked(b); next(f)
print('-- 24')
print('collected', gc.collect())
print('-- 25')
a = None
print('-- 26')
if d is not None and hasattr(d, 'right'): del d.right
print('-- 27')
if isinstance(b, list): b.append(e)
print('-- 28')
kept.clear()
print('-- 29')
if b is not None and hasattr(b, '__dict__') or type(b) is Slots: b.left = e
print('-- 30')
print('collected', gc.collect())
print('-- 31')
a = parked(b); next(a)
print('-- 32')
d = None
print('-- 33')
b = [d, a]
print('-- 34')
kept.clear()
print('-- 35')
f = [b, e]
print('-- 36')
a = parked(f); next(a)
print('-- 37')
a = (f, [d])
print('-- 38')
e = failing(d)
print('-- 39')
c, f = f, c
print('-- 40')
if e is not None and hasattr(e, '__dict__') or type(e) is Slots: e.left = b
print('-- 41')
if isinstance(b, list): b.append(f)
print('-- 42')
b = (d, [e])
print('-- 43')
e = (d, [f])
print('-- 44')
if isinstance(d, list) and d: d.pop()
print('-- 45')
passing(f)
print('-- 46')
f, f = f, f
print('-- 47')
f = None
print('-- 48')
if isinstance(b, list) and b: b.pop()
print('-- 49')
[e for _ in range(2)]
print('-- 50')
if isinstance(a, list): a.append(e)
print('-- 51')
d = {'k': e, 1: c}
print('-- 52')
kept.clear()
print('-- 53')
c = parked(d); next(c)
print('-- 54')
d, a = a, d
print('-- 55')
c = [f, a]
print('-- 56')
if e is not None and hasattr(e, 'left'): del e.left
print('-- 57')
kept.clear()
print('-- 58')
passing(e)
print('-- 59')
print('letting go'); a = b = c = d = e = f = None; kept.clear()
print('collected', gc.collect()); kept.clear()
print('collected', gc.collect(), sum(r() is not None for r in refs))
