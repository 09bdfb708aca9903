# compare: output
def attempt(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


a = [3, 1, 2]
a.append(5)
a.insert(0, 9)
a.insert(-1, 8)
a.insert(100, 7)
print(a, len(a))
a.extend((4, 6))
a.extend(x * x for x in range(3))
a.extend({1: 'one'})
a.extend(a[:2])
print(a)
print(a.pop(), a.pop(0), a.pop(-2), a)
a.remove(1)
a.reverse()
print(a, a.index(8), a.index(0, 2), a.count(2))
b = a.copy()
b.clear()
print(b, a == b, b < a, a <= a, [1, 2] < [1, 2, 0], [2] > [1, 9])
a *= 2
a += 'xy'
print(a, a * 0, 2 * [1, [2]])
print([1, 2] + [3], 3 in a, 99 not in a)
attempt(lambda: [].pop())
attempt(lambda: [1].pop(3))
attempt(lambda: [1].remove(2))
attempt(lambda: [1].index(2))
nested = [1]
attempt(lambda: nested[1])
attempt(lambda: nested['a'])
attempt(lambda: [1] + (2,))
attempt(lambda: [1] * 'a')
attempt(lambda: [1].append())
attempt(lambda: [1].append(1, 2))
attempt(lambda: [1].pop(1, 2))
attempt(lambda: list(1))
attempt(lambda: list(1, 2))
attempt(lambda: list(x=1))
attempt(lambda: [1].sort(1))
attempt(lambda: [1].sort(foo=1))
attempt(lambda: [1, 'a'].sort())
attempt(lambda: [1] < ['a'])
attempt(lambda: hash([]))
attempt(lambda: [1].insert('a', 1))

nested.append(nested)
print(nested, [nested], list(reversed([1, 2, 3])))
print(list('abc'), list(), list(range(3)), list({1: 2}), list(zip('ab', [1, 2])))


class Box(list):
    """A subclass with its own constructor."""

    def __init__(self, *items, label=''):
        super().__init__(items)
        self.label = label


box = Box(1, 2, label='x')
box.append(3)
print(box, box.label, box[1:], type(box[1:]), type(box + [4]), type(box.copy()), box == [1, 2, 3])


class Same:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print('eq', self.name, getattr(other, 'name', other))
        return isinstance(other, Same) and self.name == other.name


p, q, r = Same('p'), Same('q'), Same('p')
print([p, q].index(q), [p, q].count(r), r in [q, p], [p] == [r], [p, q] != [p, r])
