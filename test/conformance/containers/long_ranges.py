# compare: output
# Lengths to the last digit; keys that die at the end of a sort find the list still being sorted.
import sys

for stop in (2**31 - 2, 2**31 - 1):
    print(len(range(stop)), len(range(-1, stop - 1)), range(stop).__len__())
for big in (range(2**70), range(-sys.maxsize, sys.maxsize)):
    try:
        print(len(big))
    except OverflowError as error:
        print(error)
print(len(range(sys.maxsize)) == sys.maxsize, range(sys.maxsize).__len__() == sys.maxsize)


class Sized:
    def __len__(self):
        return sys.maxsize


print(len(Sized()) == sys.maxsize, bool(Sized()))


class Key:
    def __init__(self, number):
        self.number = number

    def __lt__(self, other):
        return self.number < other.number

    def __del__(self):
        numbers[:] = range(20)


numbers = [3, 1, 2]
try:
    numbers.sort(key=Key)
except ValueError as error:
    print(error, numbers)
