# compare: output
# In which order iterators of itertools and deques let go of what they hold.
import collections
import io
import itertools


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("~", self.name, sep="", end=" ")


def gone(iterator, steps=1):
    for _ in range(steps):
        next(iterator)
    print("|", end=" ")
    name = type(iterator).__name__
    del iterator
    print(name)


A, B, C, D = (lambda letter=letter: Noisy(letter) for letter in "ABCD")
gone(itertools.chain([A()], [B()]), 2)
gone(itertools.accumulate([A(), B()], lambda a, b: b), 2)
gone(itertools.accumulate([A(), B()], lambda a, b: a, initial=C()), 2)
gone(itertools.pairwise([A(), B(), C()]), 2)
gone(itertools.zip_longest([A(), B()], [C()], fillvalue=D()))
gone(map(lambda a, b: a, [A()], [B()]))
gone(itertools.cycle([A(), B()]), 3)

queue = collections.deque([A(), B(), C()])
queue.clear()
print("cleared")
queue = collections.deque([A(), B(), C()], maxlen=2)
queue.appendleft(D())
queue.clear()
print("cleared")


class Returning:
    def __del__(self):
        queue.append(len(queue))


queue.extend([Returning(), Returning()])
queue.clear()
print(list(queue))

pairs = itertools.pairwise("abc")
first = next(pairs)
print(first is next(pairs), first)
print(len({id(pair) for pair in itertools.zip_longest("abc", "d")}), list(itertools.pairwise("abcd")))
stream = io.StringIO("text")
print(stream.getvalue() is stream.getvalue())
