# compare: output
def attempt(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


def assigned(items, index, value):
    items = list(items)
    items[index] = value
    return items


def deleted(items, index):
    items = list(items)
    del items[index]
    return items


digits = list(range(10))
for index in (slice(None), slice(2, 5), slice(-3, None), slice(None, None, 2), slice(None, None, -1), slice(8, 2, -3), slice(5, 2), slice(-100, 100), slice(3, None, 100)):
    print(index, digits[index], deleted(digits, index), tuple(digits)[index], 'abcdefghij'[index], range(10)[index])
    size = len(digits[index])
    print(assigned(digits, index, ['x'] * size))
print(assigned(digits, slice(2, 5), 'ab'), assigned(digits, slice(3, 3), (1, 2, 3)), assigned(digits, slice(0, 10), []))
print(assigned(digits, 3, 'x'), assigned(digits, -1, 'x'), deleted(digits, 0), deleted(digits, -1))
same = [1, 2, 3]
same[1:2] = same
print(same)
same[::-1] = same
print(same)
attempt(lambda: assigned(digits, 10, 0))
attempt(lambda: assigned(digits, 'a', 0))
attempt(lambda: assigned(digits, slice(0, 3), 5))
attempt(lambda: assigned(digits, slice(0, 9, 3), [1]))
attempt(lambda: assigned(digits, slice(0, 9, 3), 5))
attempt(lambda: deleted(digits, -11))
attempt(lambda: digits[::0])
attempt(lambda: digits['a':])
print(slice(1, 10, 3).indices(6), slice(None, None, -1).indices(4), slice(-3, None).indices(2), slice(1) == slice(None, 1, None))
attempt(lambda: slice(1).indices(-1))
attempt(lambda: slice())


class Two:
    def __index__(self):
        return 2


print(digits[Two()], digits[Two():], digits[::Two()])
