class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


head = None
for value in [9, 5, 3, 1]:
    head = Node(value, head)  # look 3  # look
