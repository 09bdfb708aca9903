class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


def reverse(node):
    done = None
    while node is not None:
        rest = node.next
        node.next = done  # look 2
        done = node
        node = rest
    return done  # look


head = Node('a', Node('b', Node('c', Node('d'))))
head = reverse(head)
