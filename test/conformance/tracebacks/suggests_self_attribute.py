# compare: output
class Foo:
    def __init__(self):
        self.blech = 1
    def m(self):
        return blech
Foo().m()
