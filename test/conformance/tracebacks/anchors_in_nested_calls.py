# compare: output
def f(x, y):
    return (x +
        y /
        0)
def g(a):
    z = f(a, a) + 1; return z
class A:
    def m(self):
        d = {'k': [1, 2, g(3)]}
        return d
A().m()
