# compare: output
class D:
    def __init__(s,n): s.n=n
    def __del__(s): print('del', s.n)
d=D(1); d=2
def f():
    x=D('local')
    y=D('local2')
    print('in f')
f()
l=[D('a'),D('b'),D('c')]
del l
t=(D('t1'),D('t2'))
t=None
dd={'k':D('dv'), 'j':D('dj')}
dd=None
o=D('attr'); o.child=D('child'); o.second=D('second')
del o
class E:
    def __del__(self):
        global x; x=self
        print('resurrect')
e=E(); del e; print(type(x)); del x
print('after')
class S:
    __slots__=('a','b')
s=S(); s.b=D('sb'); s.a=D('sa'); del s
D('temp')
print([D('in list')] and 1)
for i in range(2):
    z=D(i)
print('end loop')
def g():
    try:
        q=D('q')
        raise ValueError
    except ValueError as e:
        print('caught')
g()
def gen():
    try: yield D('gen')
    finally: print('gen closed')
it=gen(); next(it); del it
class Meta(type): pass
class T(metaclass=Meta): pass
tt=T(); del T; print(type(tt).__name__); del tt
m=[].append; del m

def outer():
    c=D('closed')
    def inner(): return c
    return inner
fn=outer(); print('made'); fn=None
lst=[D(1),D(2),D(3)]
lst[1]=None; lst.pop(); lst.clear(); print('cleared')
