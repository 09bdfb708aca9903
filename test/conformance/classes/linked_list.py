class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


head = None
for value in [3, 2, 1]:
    head = Node(value, head)
node = head
while node:
    print(node.value, end=' -> ')
    node = node.next
print('None')
previous = None
while head:
    head.next, previous, head = previous, head, head.next
print(previous.value, previous.next.value)
