# compare: output
class A:
    def f(self):
        if 1:
            y = 2
        fro i in range(3): pass
