# compare: output
def f():
    return 1
fro i in range(3): pass
