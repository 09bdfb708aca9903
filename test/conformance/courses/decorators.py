# compare: output, steps
import functools, time
def log(f):
    @functools.wraps(f)
    def wrapper(*args, **kw):
        print(f'-> {f.__name__}{args}{kw or ""}')
        r = f(*args, **kw)
        print(f'<- {r!r}')
        return r
    return wrapper
def repeat(n):
    def deco(f):
        def inner(*a):
            return [f(*a) for _ in range(n)]
        return inner
    return deco
@log
@repeat(2)
def hi(name): "says hi"; return 'hi ' + name
print(hi('bob'), hi.__name__, hi.__doc__)
class CountCalls:
    def __init__(self, f): functools.update_wrapper(self, f); self.f = f; self.n = 0
    def __call__(self, *a): self.n += 1; return self.f(*a)
@CountCalls
def sq(x):
    "square"
    return x*x
print(sq(2), sq(3), sq.n, sq.__doc__, sq.__wrapped__(5))
def singleton(cls):
    inst = {}
    @functools.wraps(cls, updated=())
    def get(*a): 
        if cls not in inst: inst[cls] = cls(*a)
        return inst[cls]
    return get
@singleton
class Conf:
    pass
print(Conf() is Conf())
@functools.singledispatch
def show(x): return 'obj'
@show.register
def _(x: int): return 'int'
@show.register(list)
def _(x): return 'list'
print(show(1), show([]), show('a'))
@log
def boom(): return 1/0
boom()
