"""A linked list is nothing but objects that refer to each other."""


class Node:
    def __init__(self, value, following=None):
        self.value = value
        self.following = following


def reverse(node):
    before = None
    while node is not None:
        node.following, before, node = before, node, node.following
    return before


head = None
for value in "cba":
    head = Node(value, head)

head = reverse(head)
print(head.value, head.following.value, head.following.following.value)
