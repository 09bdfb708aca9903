# compare: output
# Seed 5 of test/fuzz/objectgraphs.ts.
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
b = Node('5.2')
watch(b, 'b2')
c = Quiet()
watch(c, 'c3')
d = Quiet()
watch(d, 'd4')
e = Slots()
watch(e, 'e5')
f = Slots()
watch(f, 'f6')
passing(b)
print('-- 0')
b, f = f, b
print('-- 1')
print(sum(r() is not None for r in refs))
print('-- 2')
if isinstance(b, list) and b: b.pop()
print('-- 3')
[e for _ in range(2)]
print('-- 4')
d = b
print('-- 5')
d = parked(d); next(d)
print('-- 6')
a = parked(f); next(a)
print('-- 7')
e = None
print('-- 8')
f = failing(e)
print('-- 9')
print(sum(r() is not None for r in refs))
print('-- 10')
c = Slots(); watch(c, 'c7')
print('-- 11')
if c is not None and hasattr(c, 'right'): del c.right
print('-- 12')
if a is not None and hasattr(a, 'right'): del a.right
print('-- 13')
print(sum(r() is not None for r in refs))
print('-- 14')
e = (a, [b])
print('-- 15')
d, d = d, d
print('-- 16')
b = closing(b)
print('-- 17')
if isinstance(f, list) and f: f.pop()
print('-- 18')
print('collected', gc.collect())
print('-- 19')
e = f
print('-- 20')
f = failing(c)
print('-- 21')
kept.clear()
print('-- 22')
kept.clear()
print('-- 23')
print(sum(r() is not None for r in refs))
print('-- 24')
if f is not None and hasattr(f, '__dict__') or type(f) is Slots: f.right = f
print('-- 25')
b = closing(e)
print('-- 26')
e = f
print('-- 27')
print(sum(r() is not None for r in refs))
print('-- 28')
f = (e, [f])
print('-- 29')
if isinstance(e, list) and e: e.pop()
print('-- 30')
c = failing(c)
print('-- 31')
d = closing(e)
print('-- 32')
if isinstance(f, list) and f: f.pop()
print('-- 33')
e = None
print('-- 34')
e = [a, a]
print('-- 35')
del c; c = 0
print('-- 36')
f = {'k': d, 1: f}
print('-- 37')
c = closing(a)
print('-- 38')
print('collected', gc.collect())
print('-- 39')
a = Quiet(); watch(a, 'a8')
print('-- 40')
e = {'k': e, 1: e}
print('-- 41')
if isinstance(e, list): e.append(f)
print('-- 42')
c = None
print('-- 43')
b = e
print('-- 44')
if isinstance(b, list) and b: b.pop()
print('-- 45')
if b is not None and hasattr(b, 'left'): del b.left
print('-- 46')
c = failing(e)
print('-- 47')
e, b = b, e
print('-- 48')
if isinstance(d, list) and d: d.pop()
print('-- 49')
e = [f, a]
print('-- 50')
c = parked(d); next(c)
print('-- 51')
b = closing(c)
print('-- 52')
print(sum(r() is not None for r in refs))
print('-- 53')
f = closing(b)
print('-- 54')
f = parked(e); next(f)
print('-- 55')
c = [e, b]
print('-- 56')
kept.clear()
print('-- 57')
print(sum(r() is not None for r in refs))
print('-- 58')
if isinstance(c, list) and c: c.pop()
print('-- 59')
print('letting go'); a = b = c = d = e = f = None; kept.clear()
print('collected', gc.collect()); kept.clear()
print('collected', gc.collect(), sum(r() is not None for r in refs))
