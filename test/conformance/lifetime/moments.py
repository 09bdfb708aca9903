# compare: output
# The moment at which each of many objects dies, up to those that live to the end.
import weakref, gc, sys, atexit
class T:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
    def __repr__(self): return f'T({self.n})'
x = T(1); x = T(2); print('-'); x = None
def f():
    a = T('a'); b = T('b'); c = T('c')
    print('leaving')
f()
def g(p): 
    del p
    print('after del p')
g(T('arg'))
T('temp'); print('after temp')
_ = T('under'); _ = 0
for i in range(3): t = T(i)
print('loop done'); del t
for t in [T('l1'), T('l2')]: print(t)
print('list loop done'); t = None
l = [T(f'i{i}') for i in range(3)]; l.pop(1); print('popped'); l[0] = 0; print('set'); l.clear(); print('cleared')
d = {'a': T('da'), 'b': T('db')}; d['a'] = 1; print('d'); d.pop('b'); print('p'); d = {T('k').n: T('v')}; d = None
s = {T('s1')}; s.pop(); print('set popped')
tu = (T('t1'), T('t2')); tu = None
a, b = T('x'), T('y'); a, b = b, a; print('swapped'); a = 1; b = 2
def ret(): return T('ret')
ret(); print('r'); v = ret(); print('kept'); del v
def gen():
    z = T('gen')
    try: yield 1
    finally: print('finally')
it = gen(); next(it); it = None; print('gen gone')
it = gen(); next(it); it.close(); print('closed')
it = gen(); list(it); print('exhausted')
try:
    e1 = T('exc'); raise ValueError(T('inside'))
except ValueError as err: print('handling', err)
print('handled'); del e1
def boom():
    loc = T('loc'); raise KeyError
try: boom()
except KeyError as k: print('caught'); saved = k
print('saved'); saved = None; print('gone')
try: boom()
except KeyError: pass
print('no as')
class N:
    def __init__(self, n): self.t = T(n)
n = N('in'); n.t = None; print('attr'); n = N('in2'); del n.t; print('delattr'); n = N('in3'); n = None; print('n')
n = N('cyc'); n.me = n; n = None; print('waiting'); gc.collect(); print('collected')
class Res:
    def __del__(self):
        global res; print('resurrect'); res = self
r = Res(); r = None; print(res is not None); res = None; print('once only')
class Order:
    def __init__(self, n, o=None): self.n, self.o = n, o
    def __del__(self): print('order', self.n)
o = Order(1, Order(2, Order(3))); o = None
lst = [Order(i) for i in range(3)]; del lst
tup = tuple(Order(i) for i in range(3)); del tup
dd = {i: Order(i) for i in range(3)}; del dd
def nest():
    q = Order('outer')
    def inner(): return q
    return inner
fn = nest(); print('closure'); del fn
lam = lambda d=Order('default'): d; del lam
class WithDel:
    def __del__(self): raise RuntimeError
class K:
    items = [Order('class attr')]
del K; gc.collect(); print('class gone')
with_ = None
class CM:
    def __enter__(self): return T('cm')
    def __exit__(self, *a): print('exit')
with CM() as c: print('in')
print('out'); del c
x = T('w'); w = weakref.ref(x, lambda r: print('cb', r() is None)); x = None
x = T('w2'); w1 = weakref.ref(x, lambda r: print('first')); w2 = weakref.ref(x, lambda r: print('second')); x = None
print([T(1)] and 'and', T('or') and 1)
if T('cond'): print('in if')
print(T('arg1').n, T('arg2').n)
(T('walrus') if (y := T('y')) else 0); print('y'); del y
assert T('assert'); print('asserted')
print(f'{T("fs").n}')
x = T('aug'); x = [x]; x += [T('aug2')]; x = 0
def dflt(a=T('dfl')): pass
dflt = None
def star(*a): print('star', len(a))
star(T('s1'), T('s2')); star(*[T('s3')])
comp = {T('kk').n: T('vv') for _ in 'a'}; del comp
print(sum(1 for t in [T('ge')]))
match T('m'):
    case T(n=q): print('matched', q)
print('end match')
atexit.register(print, 'atexit')
gl1 = T('global1'); gl2 = T('global2'); z_last = [T('in list')]; cycle = [T('in cycle')]; cycle.append(cycle)
def keep(): return gl1
print('end')
