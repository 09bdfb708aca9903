# compare: output
def outer():
    def inner(n):
        if n == 0: raise KeyError('x')
        inner(n-1)
    inner(6)
outer()
