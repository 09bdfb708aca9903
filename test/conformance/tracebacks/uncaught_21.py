class C:
    def __init__(self, a): self.a = a
    def m(self): return self.b
C(1).m()
