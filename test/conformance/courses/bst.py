class Tree:
    def __init__(self, key):
        self.left = self.right = None
        self.key = key
    def insert(self, key):
        if key < self.key:
            if self.left is None: self.left = Tree(key)
            else: self.left.insert(key)
        elif key > self.key:
            if self.right is None: self.right = Tree(key)
            else: self.right.insert(key)
    def inorder(self):
        if self.left: yield from self.left.inorder()
        yield self.key
        if self.right: yield from self.right.inorder()
    def height(self):
        return 1 + max(self.left.height() if self.left else 0, self.right.height() if self.right else 0)
    def find(self, key):
        if key == self.key: return self
        child = self.left if key < self.key else self.right
        return child and child.find(key)
root = Tree(8)
for k in (3, 10, 1, 6, 14, 4, 7, 13): root.insert(k)
print(list(root.inorder()), root.height(), root.find(6).key, root.find(99))
print([*root.inorder()][::-1])
