# compare: output
def f(a=1, b): pass
