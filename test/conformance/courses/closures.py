# compare: output, steps
funcs = [lambda: i for i in range(3)]
print([f() for f in funcs])
funcs = [lambda i=i: i for i in range(3)]
print([f() for f in funcs])
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    return inc, get
inc, get = counter()
inc(); inc(5); print(get(), inc.__closure__[0].cell_contents, inc.__code__.co_freevars)
def make(op): return {'+': lambda a, b: a+b, '-': lambda a, b: a-b}[op]
print(make('+')(1, 2), make('-')(5, 3))
x = 'global'
def outer():
    x = 'outer'
    def inner():
        print(x)
    def inner2():
        global x
        x = 'changed'
    inner(); inner2(); print(x)
outer(); print(x)
def acc():
    total = 0
    def add(n):
        total += n
        return total
    return add
try: acc()(1)
except UnboundLocalError as e: print(e)
class A:
    y = 1
    z = [y for _ in range(2)]
    def f(self): return y
try: A().f()
except NameError as e: print(e)
print(A.z)
