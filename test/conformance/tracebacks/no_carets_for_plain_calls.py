# compare: output
def f():
    return g()
def g():
    x = h()
    return x
def h():
    a = [1]
    a[5] = 3
f()
