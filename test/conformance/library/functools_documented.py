# compare: output
import functools
from functools import *
@lru_cache(maxsize=None)
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print([fib(n) for n in range(16)], fib.cache_info(), fib.cache_parameters(), fib.__wrapped__.__qualname__, fib.__name__); fib.cache_clear(); print(fib.cache_info())
@cache
def factorial(n): return n * factorial(n-1) if n else 1
print(factorial(10), factorial(5), factorial(12), factorial.cache_info())
@lru_cache(maxsize=2, typed=True)
def sq(x): return x*x
print(sq(1), sq(1.0), sq(1), sq(3), sq.cache_info())
try: fib([])
except TypeError as e: print(e)
class DataSet:
    def __init__(self, s): self._d = tuple(s)
    @cached_property
    def stdev(self): print('calc'); return sum(self._d)
    @functools.cached_property
    def other(self): return 5
d = DataSet([1,2]); print(d.stdev, d.stdev, d.__dict__); del d.stdev; print(d.stdev)
@total_ordering
class Student:
    def __init__(s, n): s.n = n
    def __eq__(s, o): return s.n == o.n
    def __lt__(s, o): return s.n < o.n
print(Student(1) <= Student(2), Student(1) >= Student(2), Student(2) > Student(1))
try:
    @total_ordering
    class Bad: pass
except ValueError as e: print(e)
basetwo = partial(int, base=2); basetwo.__doc__ = 'x'; print(basetwo('10010'), basetwo, basetwo.func, basetwo.args, basetwo.keywords, partial(partial(print, 1), 2).args, partial(pow, Placeholder, 2)(5))
class Cell:
    def __init__(s): s._alive = False
    def set_state(s, state): s._alive = bool(state)
    set_alive = partialmethod(set_state, True); set_dead = partialmethod(set_state, False)
c = Cell(); c.set_alive(); print(c._alive)
print(reduce(lambda x,y:x+y,[1,2,3,4,5]), reduce(lambda a,b:a*b,[],1))
try: reduce(lambda a,b:a, [])
except TypeError as e: print(e)
@singledispatch
def fun(arg, verbose=False):
    if verbose: print('Let me just say,', end=' ')
    print(arg)
@fun.register
def _(arg: int, verbose=False): print('Strength in numbers, eh?', arg)
@fun.register(list)
def _(arg, verbose=False):
    for i, e in enumerate(arg): print(i, e)
@fun.register
def _(arg: float | complex, verbose=False): print('better', arg)
fun.register(type(None), lambda a, verbose=False: print('Nothing'))
fun('Hello', verbose=True); fun(42); fun(['spam', 'eggs']); fun(1.5); fun(1j); fun(None); fun(True)
print(fun.dispatch(float) is fun.registry[float], fun.dispatch(dict) is fun.registry[object], fun.registry.keys())
try: fun()
except TypeError as e: print(e)
class Neg:
    @singledispatchmethod
    def neg(self, arg): raise NotImplementedError('Cannot negate a')
    @neg.register
    def _(self, arg: int): return -arg
    @neg.register
    def _(self, arg: bool): return not arg
    @singledispatchmethod
    @classmethod
    def cm(cls, a): return 'base', a
    @cm.register
    @classmethod
    def _(cls, a: int): return 'int', a
print(Neg().neg(5), Neg().neg(True), Neg.cm(1), Neg.cm('a'))
try: Neg().neg('x')
except NotImplementedError as e: print(e)
def my_decorator(f):
    @wraps(f)
    def wrapper(*args, **kwds): 'w doc'; print('Calling'); return f(*args, **kwds)
    return wrapper
@my_decorator
def example(a: int) -> str: "Docstring"; print('Called')
example(1); print(example.__name__, example.__doc__, example.__wrapped__.__name__, example.__annotations__, WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES)
def cmp(a,b): return (a>b)-(a<b)
print(sorted([3,1,2], key=cmp_to_key(lambda a,b: b-a)), sorted(['b','A'], key=cmp_to_key(lambda a,b: cmp(a.lower(), b.lower()))), cmp_to_key(cmp)(1) < cmp_to_key(cmp)(2))
compose = lambda *fs: reduce(lambda f,g: lambda x: f(g(x)), fs)
print(compose(str, abs)(-5))
print(repr(fib)[:40], cache.__doc__, lru_cache.__doc__.split('\n')[0])
def timer(func):
    @functools.wraps(func)
    def w(*a, **k): r = func(*a, **k); print(f'Finished {func.__name__!r}'); return r
    return w
@timer
def g(x, /, *, y=2): return x+y
import inspect; print(inspect.signature(g), g(1), inspect.signature(basetwo) if 0 else inspect.signature(partial(g, 1)))
