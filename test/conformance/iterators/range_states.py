# compare: output
# Iterators of ranges that are set to a place, of small and of large numbers.
def t(f):
    try: print(repr(f())[:200].split(' at 0x')[0])
    except BaseException as e: print(type(e).__name__, e)
M = 2**63
t(lambda: type(iter(range(M-2, M-1, 2)))); t(lambda: type(iter(range(1, M-1, M-1)))); t(lambda: type(iter(range(M))))
t(lambda: type(iter(range(5, M)))); t(lambda: type(iter(range(-M, 0)))); t(lambda: type(iter(range(0, 10, M)))); t(lambda: type(iter(range(0, 10, M-1)))); t(lambda: type(iter(range(-M, M-1, M-1))))
it = iter(range(10, 20, 2)); it.__setstate__(2); t(lambda: list(it)); it = iter(range(10, 20, 2)); it.__setstate__(-5); t(lambda: list(it)); it = iter(range(10, 20, 2)); it.__setstate__(99); t(lambda: list(it)); t(lambda: it.__setstate__('a'))
it = iter(range(2**65, 2**65+20, 2)); it.__setstate__(7); t(lambda: list(it)[:1]); t(lambda: iter(range(2**65, 2**65+20, 2)).__length_hint__())
it = iter(range(10, 20, 2))
it.__setstate__(2)
print(list(it), [14, 16, 18])
it = reversed(range(10, 20, 2))
it.__setstate__(3)
print(list(it), [12, 10])
it = iter(range(-2**65, 20, 2))
it.__setstate__(2**64 + 7)
print(list(it), [14, 16, 18])
it = reversed(range(10, 2**65, 2))
it.__setstate__(2**64 - 7)
print(list(it), [12, 10])

