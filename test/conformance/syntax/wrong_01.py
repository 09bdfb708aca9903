# compare: output
def f()
    pass
