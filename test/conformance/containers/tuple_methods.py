# compare: output
def attempt(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


t = (1, 2, 3, 2)
print(t, t[0], t[-1], t[1:], t[::-1], t.index(2), t.index(2, 2), t.count(2), len(t), 3 in t)
print((), (1,), ((),), t + (5,), t * 2, (0,) * 3, (1, 2) < (1, 3), (1, 2) == (1, 2.0), (1,) != (2,))
empty = ()
print(empty is tuple(), tuple(t) is t, t[:] is t, tuple([]) is empty, tuple('ab'), tuple(x for x in range(3)))
print(hash(()) == hash(tuple()), hash((1, 2)) == hash((1.0, 2)), {(1, 2): 'x'}[(1, 2)])
attempt(lambda: t[9])
attempt(lambda: t['a'])
attempt(lambda: t.index(9))
attempt(lambda: t + [1])
attempt(lambda: tuple(5))
attempt(lambda: tuple(1, 2))
attempt(lambda: tuple(x=1))
attempt(lambda: hash((1, [])))
attempt(lambda: (1,) < (1, 'a') < ('a',))
attempt(lambda: t.append(1))


class Point(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))

    @property
    def x(self):
        return self[0]


p = Point(1, 2)
p.note = 'hi'
print(p, p.x, p == (1, 2), p + (3,), type(p[:]), p.note, isinstance(p, tuple), hash(p) == hash((1, 2)))
inner = []
loop = (inner,)
inner.append(loop)
print(loop)
