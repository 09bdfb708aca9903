# compare: output, steps
class S:
    __slots__ = ['a', '__b', 'c']
    def __init__(self): self.a = 1; self.__b = 2
    k = 5
s = S(); print(s.a, s._S__b, S.__slots__, hasattr(s, '__dict__'), S.a)
class T(S): pass
t = T(); t.z = 1; print(t.__dict__, t.a)
try: s.k = 1
except AttributeError as e: print(e)
try: print(s.c)
except AttributeError as e: print(e)
del s.a
try: s.a
except AttributeError as e: print(e)
s.new = 3
