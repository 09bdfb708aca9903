# compare: output
# Random graphs of objects, built and cut: which objects die by counting, which by collecting.
import gc
import random
import weakref

random.seed(7)


class Node:
    def __init__(self, number):
        self.number = number
        self.links = []


def alive(refs):
    return [number for number, ref in enumerate(refs) if ref() is not None]


for round in range(12):
    gc.collect()
    gc.disable()
    nodes = [Node(number) for number in range(15)]
    refs = [weakref.ref(node) for node in nodes]
    for _ in range(random.randrange(5, 30)):
        first, second = random.choice(nodes), random.choice(nodes)
        kind = random.randrange(4)
        if kind == 0:
            first.links.append(second)
        elif kind == 1:
            first.other = second
        elif kind == 2:
            first.pair = (second, {"to": second})
        else:
            first.call = lambda node=second: node
    keep = random.sample(nodes, 3)
    del nodes, first, second
    print(round, alive(refs))
    del keep[0]
    print(alive(refs), gc.collect(), alive(refs))
    keep.clear()
    print(alive(refs), gc.collect(), alive(refs))
    gc.enable()
