# compare: output
def attempt(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


print(list(enumerate('abc')), list(enumerate('ab', 5)), list(enumerate(start=2, iterable='x')), list(enumerate([1], 10 ** 20)))
print(list(zip('abc', [1, 2])), list(zip()), list(zip('ab')), list(zip('ab', 'cd', strict=True)))
print(list(map(str, [1, 2])), list(map(lambda x, y: x + y, [1, 2, 3], [10, 20])), list(filter(None, [0, 1, '', 'a'])), list(filter(str.isdigit, 'a1b2')))
print(list(reversed('abc')), list(reversed((1, 2))), list(reversed([])))
attempt(lambda: list(zip('a', 'ab', strict=True)))
attempt(lambda: list(zip('ab', 'a', strict=True)))
attempt(lambda: list(zip('a', 'a', 'ab', strict=True)))
attempt(lambda: list(zip('ab', 'ab', 'a', strict=True)))
attempt(lambda: list(map(lambda x, y: 1, 'a', 'ab', strict=True)))
attempt(lambda: zip(5))
attempt(lambda: zip(a=1))
attempt(lambda: map())
attempt(lambda: map(5))
attempt(lambda: list(map(5, [1])))
attempt(lambda: filter(1))
attempt(lambda: filter(None, 1))
attempt(lambda: filter(a=1))
attempt(lambda: enumerate())
attempt(lambda: enumerate(5))
attempt(lambda: enumerate([1], 'a'))
attempt(lambda: enumerate([1], foo=1))
attempt(lambda: enumerate([1], 2, 3))
attempt(lambda: reversed())
attempt(lambda: reversed(5))
attempt(lambda: reversed({1}))
attempt(lambda: iter(5))
attempt(lambda: iter(5, 6))
attempt(lambda: next(5))
pairs = zip([1, 2, 3], 'abc')
first = next(pairs)
second = next(pairs)
print(first, second, first is second, list(pairs), next(pairs, 'end'))
numbers = [1, 2, 3]
it = iter(numbers)
print(next(it), it.__length_hint__())
numbers.append(4)
print(list(it), list(it))
numbers.append(5)
print(next(it, 'still over'))


class Countdown:
    def __getitem__(self, index):
        if index > 3:
            raise IndexError
        return 10 - index

    def __len__(self):
        return 4


print(list(Countdown()), list(reversed(Countdown())), 8 in Countdown(), 99 in Countdown())
values = iter([3, 2, 1, 0, 9])
print(list(iter(lambda: next(values), 0)), list(values))


class Reversible:
    def __reversed__(self):
        return iter('custom')


print(''.join(reversed(Reversible())))
for kind in (iter([]), iter(()), iter({}), iter({}.items()), iter(set()), iter(range(0)), iter(''), enumerate([]), zip(), reversed([]), reversed(''), iter(Countdown())):
    print(type(kind).__name__, iter(kind) is kind)
swapped = dict(zip('abc', range(3)))
print({value: key for key, value in swapped.items()}, max(enumerate([3, 9, 2]), key=lambda pair: pair[1]))
print(list(zip(*[(1, 'a'), (2, 'b')])), list(map(max, [1, 5], [4, 2])))
