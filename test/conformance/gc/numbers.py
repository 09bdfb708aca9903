# compare: output
# How many objects each kind of cycle has.
import gc, weakref
gc.collect()
class Node:
    def __init__(self, name):
        self.name = name
    def __repr__(self):
        return f'Node({self.name})'
def pair(a, b):
    x, y = Node(a), Node(b)
    x.other = y; y.other = x
    return weakref.ref(x), weakref.ref(y)
r1, r2 = pair('a', 'b')
print(r1(), r2())
print(gc.collect(), r1(), r2())
# list cycle, dict cycle, tuple in cycle
l = []; l.append(l); del l; print(gc.collect())
d = {}; d['d'] = d; del d; print(gc.collect())
l = []; t = (l,); l.append(t); del l, t; print(gc.collect())
s = set(); n = Node('s'); n.s = s; s.add(n); del s, n; print(gc.collect())
# function cycle
def outer():
    def inner():
        return inner
    return inner
f = outer(); del f; print('closure', gc.collect())
# class
class Temp:
    x = 1
    def m(self): pass
del Temp; print('class', gc.collect())
class Temp2: __slots__ = ('a',)
t = Temp2(); t.a = t; del t; print('slots', gc.collect())
del Temp2; print('class2', gc.collect())
# exception with traceback
def fails():
    try:
        raise ValueError('x')
    except ValueError as e:
        err = e
    return 1
fails(); print('exc', gc.collect())
class Holder: pass
def fails2():
    h = Holder()
    try:
        1/0
    except Exception as e:
        h.err = e
fails2(); print('exc2', gc.collect())
# generator
def gen():
    me = yield
    yield me
g = gen(); next(g); g.send(g); del g; print('gen', gc.collect())
def gen2(l):
    try:
        yield 1
    finally:
        print('gen2 closed')
l = []; g = gen2(l); l.append(g); next(g); del g, l; print('gen2', gc.collect())
# bound method
n = Node('m'); n.method = n.__repr__; del n; print('method', gc.collect())
# dict of instance
n = Node('dict'); n.d = n.__dict__; del n; print('dict', gc.collect())
# lambda
n = Node('lam'); n.f = lambda: n; del n; print('lambda', gc.collect())
# self referencing via default
def selfdef(x=[]): pass
selfdef.__defaults__[0].append(selfdef); del selfdef; print('default', gc.collect())
# property/staticmethod/classmethod
class P:
    @property
    def v(self): return 1
    @staticmethod
    def s(): pass
    @classmethod
    def c(cls): pass
del P; print('P', gc.collect())
class Base: pass
class Derived(Base):
    def m(self): return super().m()
del Derived; print('derived', gc.collect())
class Meta(type): pass
class WithMeta(metaclass=Meta): pass
del WithMeta; print('meta', gc.collect())

