# compare: output
class A
    pass
