"""Names that a starred target takes from the end keep what they name alive."""


def made(items):
    return list(items)


*start, last = (1, made('ab'))
print(start, last)
first, *middle, last = made('c'), 1, 2, made('de')
print(first, middle, last)
*c, e = (last, (*middle, 3))
print(c, e)
