class Node:
    def __init__(self, key, parent=None):
        self.key = key
        self.parent = parent
        self.left = None
        self.right = None


class BST:
    def __init__(self):
        self.root = None

    def insert(self, key):
        parent, cur = None, self.root
        while cur:
            parent = cur
            cur = cur.left if key < cur.key else cur.right
        node = Node(key, parent)
        if parent is None:
            self.root = node
        elif key < parent.key:
            parent.left = node
        else:
            parent.right = node  # look

    def delete_leaf(self, key):
        cur = self.root
        while cur.key != key:
            cur = cur.left if key < cur.key else cur.right
        if cur.parent.left is cur:
            cur.parent.left = None
        else:
            cur.parent.right = None
        cur.parent = None  # look


bst = BST()
for k in [50, 30, 70, 20, 40, 60, 80]:
    bst.insert(k)
bst.delete_leaf(40)
print("end")  # look
