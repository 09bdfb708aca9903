class Tree:
    def __init__(self, key):
        self.key = key
        self.left = None
        self.right = None

    def insert(self, key):
        side = 'left' if key < self.key else 'right'
        child = getattr(self, side)
        if child is None:
            setattr(self, side, Tree(key))  # look
        else:
            child.insert(key)


root = Tree(8)
for key in (3, 10, 1, 6, 14, 4, 7, 13):
    root.insert(key)
del key  # look
