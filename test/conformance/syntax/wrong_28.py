# compare: output
def f(x, x): pass
