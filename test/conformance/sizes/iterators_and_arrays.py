# build: 64-bit
# compare: output
"""Sizes of iterators that keep numbers of their own, and of arrays as they grow."""
import array
import collections
import itertools
import operator
import sys

S = sys.getsizeof


def show(*objects):
    for each in objects:
        print(type(each).__name__, S(each))


show(itertools.count(), itertools.cycle([]), itertools.repeat(1), itertools.chain([]), itertools.islice([], 1), itertools.accumulate([]), itertools.product([1]), itertools.product([1], [2]), itertools.product([1, 2], repeat=4), itertools.combinations([1, 2, 3], 2), itertools.permutations([1, 2, 3]), itertools.combinations_with_replacement([1, 2, 3], 2), itertools.takewhile(None, []), itertools.dropwhile(None, []), itertools.filterfalse(None, []), itertools.starmap(None, []), itertools.zip_longest([]), itertools.tee([])[0], itertools.groupby([]), itertools.pairwise([]), itertools.compress([], []), itertools.batched([], 1), itertools.permutations(range(5), 3), itertools.combinations(range(10), 5))
show(array.array('i'), array.array('i', [1, 2, 3]), array.array('i', b'abcdefgh'), array.array('d', [1.5]), array.array('b', b'abc'), array.array('q', range(10)))
show(operator.itemgetter(1), operator.attrgetter('a'), operator.methodcaller('a'), iter(memoryview(b'')))
show(collections.deque(), collections.deque(range(100)), iter(collections.deque()))

bytes_array = array.array('b')
for number in range(60):
    bytes_array.append(number)
    print(S(bytes_array), end=' ')
print()
for number in range(60):
    bytes_array.pop()
    print(S(bytes_array), end=' ')
print()
numbers = array.array('i', b'abcdefgh')
print(S(numbers))
numbers.frombytes(b'xyz0' * 9)
print(S(numbers))
numbers.extend(numbers)
print(S(numbers), S(numbers[:3]), S(numbers + numbers), S(numbers * 3))
del numbers[3:]
print(S(numbers))
numbers.fromlist([1, 2])
print(S(numbers))
