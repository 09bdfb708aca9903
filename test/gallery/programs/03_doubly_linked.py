class Item:
    def __init__(self, name):
        self.name = name
        self.before = None
        self.after = None


def link(left, right):
    left.after = right
    right.before = left  # look


first, second, third = Item('one'), Item('two'), Item('three')
link(first, second)
link(second, third)
