# compare: output
# Cycles left by a call are found by the collection behind it on the same line.
import gc
gc.collect()
def t(label, f):
    f(); print(label, gc.collect())
def b9():
    class C:
        __slots__ = ('a', 'b')
    c = C(); c.a = c
def c8():
    e = Exception(); e.args = (e,)
t('x', c8)
t('y', c8)
t('b', b9)
t('b', b9)
import gc, weakref
gc.collect()
class T: pass
def c8():
    x = T(); w = weakref.ref(x); globals()['w'] = w
    e = Exception(); e.args = (x,)
for i in range(4):
    c8(); print(w() is None)
def c9():
    x = T(); globals()['w'] = weakref.ref(x)
    e = Exception(x)
for i in range(4):
    c9(); print(w() is None)
def c10():
    class C:
        __slots__ = ('a', 'b')
    c = C(); c.a = T();  globals()['w'] = weakref.ref(c.a)
for i in range(4):
    c10(); print(w() is None)
class P:
    @property
    def z(self): return 1
    @z.setter
    def z(self, v): pass
def c11():
    x = T(); globals()['w'] = weakref.ref(x)
    p = P(); p.z = x
for i in range(4):
    c11(); print(w() is None)
class D:
    def __set__(self, i, v): pass
    def __get__(self, i, o): return 1
class P: d = D()
def c12():
    x = T(); globals()['w'] = weakref.ref(x)
    p = P(); p.d = x; p.d
for i in range(4):
    c12(); print(w() is None)
class P:
    def __setattr__(self, n, v): pass
    def __getattr__(self, n): return self
def c13():
    x = T(); globals()['w'] = weakref.ref(x)
    p = P(); p.d = x; p.d
for i in range(4):
    c13(); print(w() is None)
def c14():
    x = T(); globals()['w'] = weakref.ref(x)
    def f(): pass
    f.__dict__ = {'x': x}; f.a = x; f.__defaults__ = (x,); f.__doc__ = x; f.__name__ = 'q'
for i in range(4):
    c14(); print(w() is None)
import gc
gc.collect()
def t(f):
    f(); print(gc.collect())
def c8():
    e = []; e.append(e)
t(c8)
t(c8)
t(c8)
f = c8
f(); print(gc.collect())
f(); print(gc.collect())
def u(f):
    f()
    print(gc.collect())
u(c8)
u(c8)
c8(); c8(); u(c8)
