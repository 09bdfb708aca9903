# compare: output
from functools import *
import functools
def t(s):
    try: print(s,'->',eval(s))
    except BaseException as e: print(s,'!!',type(e).__name__,e)
def f(*a,**k): return a,k
p=partial(f,1,x=2)
from functools import Placeholder as _
for s in '''p(3,y=4)
p(x=5)
p.func is f
p.args
p.keywords
repr(partial(int,base=2))
partial(int,base=2)('101')
partial(1)
partial()
partial(p,9,z=1)(10)
partial(f,_,2)(1)
partial(f,_,2)()
partial(f,1,_)
reduce(lambda a,b:a+b,[1,2,3])
reduce(lambda a,b:a+b,[])
reduce(lambda a,b:a+b,[],5)
reduce(lambda a,b:a+b,5)
sorted([3,1,2],key=cmp_to_key(lambda a,b:b-a))
fib(30)
fib.cache_info()
fib.cache_clear()
fib.cache_info()
g(1),g(1.0),g(1),g(a=1)
g.cache_info()
h(1),h(2),h(3),h(1)
h.cache_info()
h.cache_parameters()
lru_cache(maxsize='x')
lru_cache(1.5)(f)
fib.__name__, fib.__wrapped__.__name__
lru_cache()(f)([1])
isinstance(p,partial)'''.split('\n'):
    if s=='fib(30)':
        @lru_cache
        def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
        @lru_cache(typed=True)
        def g(a): return a
        @lru_cache(maxsize=2)
        def h(a): return a
    t(s)
class A:
    @cached_property
    def x(self): print('compute'); return 5
    @singledispatchmethod
    def m(self,a): return 'any'
    @m.register
    def _(self,a:int): return 'int'
    pm=partialmethod(f,3)
a=A(); print(a.x,a.x,a.__dict__, a.m('s'),a.m(1))
@singledispatch
def s(x): return 'obj'
@s.register(int)
def _(x): return 'int'
@s.register
def _(x: list): return 'list'
print(s(1),s([]),s('a'),s(True))
@total_ordering
class T:
    def __init__(self,v): self.v=v
    def __eq__(self,o): return self.v==o.v
    def __lt__(self,o): return self.v<o.v
print(T(1)>=T(0),T(1)<=T(0),max(T(1),T(3)).v)
@wraps(f)
def w(*a): "doc"
print(w.__name__,w.__doc__,w.__wrapped__ is f)
print(A().pm(4)[0][1:])
