# compare: output
def f():
