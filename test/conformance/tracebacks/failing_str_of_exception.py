# compare: output
class E(Exception):
    def __str__(self): raise ValueError
class Outer:
    class In(Exception): pass
try:
    raise E(1)
except E:
    raise Outer.In('multi\nline')
