class Node:
    def __init__(self, key):
        self.key = key
        self.left = None
        self.right = None
        self.height = 1


def height(node):
    return node.height if node else 0


def update(node):
    node.height = 1 + max(height(node.left), height(node.right))


def rotate(node, up, down):
    child = getattr(node, up)
    setattr(node, up, getattr(child, down))
    setattr(child, down, node)  # look 1
    update(node)
    update(child)
    return child


def insert(node, key):
    if node is None:
        return Node(key)
    if key < node.key:
        node.left = insert(node.left, key)
    else:
        node.right = insert(node.right, key)
    update(node)
    balance = height(node.left) - height(node.right)
    if balance > 1:
        if key > node.left.key:
            node.left = rotate(node.left, "right", "left")
        return rotate(node, "left", "right")
    if balance < -1:
        if key < node.right.key:
            node.right = rotate(node.right, "left", "right")
        return rotate(node, "right", "left")
    return node


root = None
for key in [10, 20, 30, 40, 50, 25, 5]:
    root = insert(root, key)  # look 3
print(root.key)  # look
