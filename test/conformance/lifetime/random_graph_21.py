# compare: output
# Seed 21 of test/fuzz/objectgraphs.ts.
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

a = Node('21.1')
watch(a, 'a1')
b = Node('21.2')
watch(b, 'b2')
c = Quiet()
watch(c, 'c3')
d = Node('21.4')
watch(d, 'd4')
e = Slots()
watch(e, 'e5')
f = Node('21.6')
watch(f, 'f6')
[a for _ in range(2)]
print('-- 0')
if isinstance(b, list) and b: b.pop()
print('-- 1')
f = None
print('-- 2')
c = closing(d)
print('-- 3')
c = None
print('-- 4')
d, f = f, d
print('-- 5')
kept.clear()
print('-- 6')
if isinstance(a, list) and a: a.pop()
print('-- 7')
f = None
print('-- 8')
e = (c, [e])
print('-- 9')
if b is not None and hasattr(b, 'right'): del b.right
print('-- 10')
if isinstance(f, list) and f: f.pop()
print('-- 11')
f = failing(e)
print('-- 12')
a, e = e, a
print('-- 13')
e = parked(c); next(e)
print('-- 14')
kept.clear()
print('-- 15')
a = closing(a)
print('-- 16')
a = (c, [e])
print('-- 17')
a = None
print('-- 18')
f = {'k': d, 1: d}
print('-- 19')
if c is not None and hasattr(c, 'right'): del c.right
print('-- 20')
e = b
print('-- 21')
if isinstance(d, list): d.append(c)
print('-- 22')
b, d = d, b
print('-- 23')
print(sum(r() is not None for r in refs))
print('-- 24')
a, c = c, a
print('-- 25')
f = (e, [c])
print('-- 26')
e = [e, a]
print('-- 27')
d = [d, f]
print('-- 28')
del b; b = 0
print('-- 29')
f = None
print('-- 30')
e = None
print('-- 31')
if d is not None and hasattr(d, '__dict__') or type(d) is Slots: d.right = e
print('-- 32')
a = closing(c)
print('-- 33')
if d is not None and hasattr(d, '__dict__') or type(d) is Slots: d.right = c
print('-- 34')
if isinstance(d, list) and d: d.pop()
print('-- 35')
[b for _ in range(2)]
print('-- 36')
passing(d)
print('-- 37')
b = {'k': b, 1: e}
print('-- 38')
b = (f, [e])
print('-- 39')
if e is not None and hasattr(e, 'left'): del e.left
print('-- 40')
e = {'k': c, 1: e}
print('-- 41')
if e is not None and hasattr(e, 'left'): del e.left
print('-- 42')
if isinstance(f, list): f.append(f)
print('-- 43')
b = None
print('-- 44')
e = [f, b]
print('-- 45')
a = (e, [f])
print('-- 46')
b = Node('21.7'); watch(b, 'b7')
print('-- 47')
if b is not None and hasattr(b, '__dict__') or type(b) is Slots: b.right = c
print('-- 48')
if f is not None and hasattr(f, 'right'): del f.right
print('-- 49')
f = Slots(); watch(f, 'f8')
print('-- 50')
b = parked(f); next(b)
print('-- 51')
b = None
print('-- 52')
e = closing(a)
print('-- 53')
del f; f = 0
print('-- 54')
[b for _ in range(2)]
print('-- 55')
b = Node('21.9'); watch(b, 'b9')
print('-- 56')
d = failing(e)
print('-- 57')
b = None
print('-- 58')
d = closing(f)
print('-- 59')
print('letting go'); a = b = c = d = e = f = None; kept.clear()
print('collected', gc.collect()); kept.clear()
print('collected', gc.collect(), sum(r() is not None for r in refs))
