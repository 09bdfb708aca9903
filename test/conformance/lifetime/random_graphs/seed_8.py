from nodes import *
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
b = parked(e); next(b)
print('-- 0')
a = (f, [b])
print('-- 1')
c = closing(e)
print('-- 2')
f = None
print('-- 3')
if isinstance(a, list) and a: a.pop()
print('-- 4')
if hasattr(e, 'meet'): e.meet(c)
print('-- 5')
e, a = a, e
print('-- 6')
c = Table(k=f); c.left = f
print('-- 7')
d = {id(d): d, 2: a}.values()
print('-- 8')
f = weakref.WeakKeyDictionary(); f[Node] = a
print('-- 9')
if isinstance(a, list): a.append(a)
print('-- 10')
f = None
print('-- 11')
gc.collect(1), print(len(cache))
print('-- 12')
f = [b, c]
print('-- 13')
f = collections.OrderedDict.fromkeys(['k', d is None, 3])
print('-- 14')
d = collections.defaultdict(list, {2: b, 'k': d})
print('-- 15')
a, c = c, a
print('-- 16')
if isinstance(c, collections.deque): c.append(f)
print('-- 17')
if isinstance(d, (dict, list)): d.clear()
print('-- 18')
if hasattr(d, 'meet'): d.meet(e)
print('-- 19')
b = weakref.WeakKeyDictionary(); b[Node] = a
print('-- 20')
c = weakref.WeakKeyDictionary(); c[Node] = d
print('-- 21')
a = parked(d); next(a)
print('-- 22')
f = failing(c)
print('-- 23')
if isinstance(e, list) and e: e.pop()
print('-- 24')
if isinstance(d, collections.deque): d.append(a)
print('-- 25')
d = None
print('-- 26')
d = Quiet(); watch(d, 'd7')
print('-- 27')
d = weakref.WeakKeyDictionary(); d[Node] = f
print('-- 28')
a = c
print('-- 29')
a = [d, d]
print('-- 30')
if c is not None and hasattr(c, 'right'): del c.right
print('-- 31')
f = closing(e)
print('-- 32')
del d; d = 0
print('-- 33')
if isinstance(e, dict): e['k'] = c
print('-- 34')
del c; c = 0
print('-- 35')
a = weakref.WeakKeyDictionary(); a[Node] = f
print('-- 36')
if isinstance(f, dict): f['k'] = d
print('-- 37')
if isinstance(d, list) and d: d.pop()
print('-- 38')
b = making(e)
print('-- 39')
d = Table(k=b); d.left = b
print('-- 40')
del b; b = 0
print('-- 41')
f = iter([c, e]); next(f)
print('-- 42')
kept.clear()
print('-- 43')
if d is not None and hasattr(d, '__dict__') or type(d) is Slots: d.left = e
print('-- 44')
if hasattr(d, 'meet'): d.meet(c)
print('-- 45')
kept.clear()
print('-- 46')
e = iter([e, c]); next(e)
print('-- 47')
c = iter([c, b]); next(c)
print('-- 48')
print(sum(r() is not None for r in refs))
print('-- 49')
a = (a, [f])
print('-- 50')
gc.collect(0), print(len(cache))
print('-- 51')
c = {'k': c, 1: a}
print('-- 52')
passing(a)
print('-- 53')
d = map(passing, [b]); next(d)
print('-- 54')
f = closing(b)
print('-- 55')
c = iter([e, e]); next(c)
print('-- 56')
gc.collect(0), print(len(cache))
print('-- 57')
e = parked(e); next(e)
print('-- 58')
if isinstance(a, dict): a['k'] = c
print('-- 59')
if isinstance(e, collections.deque): e.append(f)
print('-- 60')
a = [c, f]
print('-- 61')
a = failing(e)
print('-- 62')
print('collected', gc.collect())
print('-- 63')
[b for _ in range(2)]
print('-- 64')
[f for _ in range(2)]
print('-- 65')
b = None
print('-- 66')
b = None
print('-- 67')
b = map(passing, [d]); next(b)
print('-- 68')
b = e
print('-- 69')
print('letting go'); a = b = c = d = e = f = None; kept.clear()
print('collected', gc.collect()); kept.clear()
print('collected', gc.collect(), sum(r() is not None for r in refs))
