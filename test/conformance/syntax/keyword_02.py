# compare: output
x = 1
def f():
    fro i in range(3): pass
