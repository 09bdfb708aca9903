# compare: output
def attempt(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


r = range(2, 20, 3)
print(r, list(r), len(r), r[0], r[-1], r[1:3], r[::-1], r.start, r.stop, r.step)
print(5 in r, 6 in r, 5.0 in r, 'a' in r, r.index(8), r.count(8), r.count(9))
print(range(0) == range(5, 5), range(3) == range(0, 3, 1), range(0, 3, 2) == range(0, 4, 2), hash(range(3)) == hash(range(0, 3)))
print(list(range(5, 0, -2)), list(reversed(range(0, 10, 4))), list(range(-3)), bool(range(0)), range(10, 0, -1))
huge = range(10 ** 20, 10 ** 20 + 5)
print(huge, list(huge), huge[-1], 10 ** 20 + 3 in huge, len(huge), type(iter(huge)), type(iter(r)))
print(range(10 ** 30)[10 ** 29], list(range(2 ** 53 - 2, 2 ** 53 + 3)), list(range(2 ** 63 - 2, 2 ** 63 + 1)))
attempt(lambda: range())
attempt(lambda: range(1, 2, 3, 4))
attempt(lambda: range(1, 2, 0))
attempt(lambda: range(1.5))
attempt(lambda: range('a'))
attempt(lambda: r[10])
attempt(lambda: r['a'])
attempt(lambda: r.index(7))
attempt(lambda: r.index('a'))
attempt(lambda: len(range(10 ** 30)))
attempt(lambda: range(stop=3))
attempt(lambda: r < r)
it = iter(range(3))
print(next(it), list(it), next(it, 'end'), it.__length_hint__())
a = range(True, 3)
print(a, type(a.start))
