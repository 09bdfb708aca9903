RED, BLACK = "red", "black"


class Node:
    def __init__(self, key, color, nil):
        self.key = key
        self.color = color
        self.parent = nil
        self.left = nil
        self.right = nil


class RedBlackTree:
    def __init__(self):
        self.nil = Node(None, BLACK, None)
        self.root = self.nil

    def rotate_left(self, x):
        y = x.right
        x.right = y.left
        if y.left is not self.nil:
            y.left.parent = x
        y.parent = x.parent
        if x.parent is self.nil:
            self.root = y
        elif x is x.parent.left:
            x.parent.left = y
        else:
            x.parent.right = y
        y.left = x
        x.parent = y  # look

    def rotate_right(self, x):
        y = x.left
        x.left = y.right
        if y.right is not self.nil:
            y.right.parent = x
        y.parent = x.parent
        if x.parent is self.nil:
            self.root = y
        elif x is x.parent.right:
            x.parent.right = y
        else:
            x.parent.left = y
        y.right = x
        x.parent = y

    def insert(self, key):
        z = Node(key, RED, self.nil)
        y, x = self.nil, self.root
        while x is not self.nil:
            y = x
            x = x.left if key < x.key else x.right
        z.parent = y
        if y is self.nil:
            self.root = z
        elif key < y.key:
            y.left = z
        else:
            y.right = z
        self.fix(z)

    def fix(self, z):
        while z.parent.color == RED:
            g = z.parent.parent
            if z.parent is g.left:
                u = g.right
                if u.color == RED:
                    z.parent.color = u.color = BLACK
                    g.color = RED
                    z = g
                else:
                    if z is z.parent.right:
                        z = z.parent
                        self.rotate_left(z)
                    z.parent.color = BLACK
                    g.color = RED
                    self.rotate_right(g)
            else:
                u = g.left
                if u.color == RED:
                    z.parent.color = u.color = BLACK
                    g.color = RED
                    z = g
                else:
                    if z is z.parent.left:
                        z = z.parent
                        self.rotate_right(z)
                    z.parent.color = BLACK
                    g.color = RED
                    self.rotate_left(g)
        self.root.color = BLACK


tree = RedBlackTree()
for key in [7, 3, 18, 10, 22, 8, 11, 26, 15]:
    tree.insert(key)  # look 4
print("done")  # look
