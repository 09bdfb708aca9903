# compare: output
class A:
    def f(self):
        if 1:
            y = 2
    def g(self):
        fro i in range(3): pass
