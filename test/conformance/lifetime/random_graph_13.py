# compare: output
# Seed 13 of test/fuzz/objectgraphs.ts.
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

a = Node('13.1')
watch(a, 'a1')
b = Items()
watch(b, 'b2')
c = Node('13.3')
watch(c, 'c3')
d = Items()
watch(d, 'd4')
e = Slots()
watch(e, 'e5')
f = Items()
watch(f, 'f6')
a = {'k': e, 1: b}
print('-- 0')
e = parked(d); next(e)
print('-- 1')
kept.clear()
print('-- 2')
if isinstance(d, list) and d: d.pop()
print('-- 3')
print('collected', gc.collect())
print('-- 4')
e = failing(f)
print('-- 5')
if isinstance(f, list): f.append(d)
print('-- 6')
b = closing(e)
print('-- 7')
passing(a)
print('-- 8')
d = None
print('-- 9')
c = (a, [b])
print('-- 10')
e, a = a, e
print('-- 11')
print('collected', gc.collect())
print('-- 12')
b = failing(a)
print('-- 13')
if isinstance(d, list) and d: d.pop()
print('-- 14')
c = (d, [f])
print('-- 15')
d = parked(c); next(d)
print('-- 16')
kept.clear()
print('-- 17')
passing(c)
print('-- 18')
c, e = e, c
print('-- 19')
if b is not None and hasattr(b, '__dict__') or type(b) is Slots: b.left = f
print('-- 20')
passing(a)
print('-- 21')
a = Quiet(); watch(a, 'a7')
print('-- 22')
if isinstance(b, list): b.append(e)
print('-- 23')
del f; f = 0
print('-- 24')
b = failing(c)
print('-- 25')
b = failing(d)
print('-- 26')
b = parked(f); next(b)
print('-- 27')
if isinstance(a, list): a.append(e)
print('-- 28')
f = closing(f)
print('-- 29')
f = {'k': f, 1: e}
print('-- 30')
kept.clear()
print('-- 31')
f = None
print('-- 32')
kept.clear()
print('-- 33')
print(sum(r() is not None for r in refs))
print('-- 34')
d = parked(d); next(d)
print('-- 35')
b = failing(d)
print('-- 36')
if a is not None and hasattr(a, 'right'): del a.right
print('-- 37')
if isinstance(e, list): e.append(f)
print('-- 38')
b = closing(e)
print('-- 39')
b = d
print('-- 40')
print(sum(r() is not None for r in refs))
print('-- 41')
c = Slots(); watch(c, 'c8')
print('-- 42')
d = failing(a)
print('-- 43')
if isinstance(b, list) and b: b.pop()
print('-- 44')
if e is not None and hasattr(e, 'right'): del e.right
print('-- 45')
d = [a, c]
print('-- 46')
print('collected', gc.collect())
print('-- 47')
if c is not None and hasattr(c, '__dict__') or type(c) is Slots: c.left = e
print('-- 48')
if isinstance(e, list): e.append(c)
print('-- 49')
if isinstance(e, list): e.append(f)
print('-- 50')
del a; a = 0
print('-- 51')
[c for _ in range(2)]
print('-- 52')
e = [c, b]
print('-- 53')
[b for _ in range(2)]
print('-- 54')
d = a
print('-- 55')
passing(b)
print('-- 56')
[b for _ in range(2)]
print('-- 57')
a = d
print('-- 58')
f, f = f, f
print('-- 59')
print('letting go'); a = b = c = d = e = f = None; kept.clear()
print('collected', gc.collect()); kept.clear()
print('collected', gc.collect(), sum(r() is not None for r in refs))
