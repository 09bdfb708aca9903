# compare: output
# A comparison may change the lists that are being compared; a subclass with its own __new__ takes keywords.
import sys


class Emptier:
    def __init__(self, *lists):
        self.lists = lists

    def __eq__(self, other):
        for each in self.lists:
            each.clear()
        return NotImplemented


first = [Emptier()]
second = [Emptier()]
first[0].lists = second[0].lists = (first, second)
print(first == second)

third = [Emptier()]
third[0].lists = (third,)
print(third == [1])


class Tagged(list):
    def __new__(cls, items, tag=None):
        self = super().__new__(cls, items)
        self.tag = tag
        return self


tagged = Tagged([1, 2], tag='t')
print(tagged, tagged.tag)


class Liar:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration

    def __length_hint__(self):
        return sys.maxsize


numbers = [1, 2]
numbers.extend(Liar())
print(numbers)
