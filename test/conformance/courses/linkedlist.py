class Node:
    def __init__(self, data, next=None):
        self.data = data
        self.next = next

class LinkedList:
    def __init__(self):
        self.head = None
        self.size = 0

    def append(self, data):
        node = Node(data)
        if self.head is None:
            self.head = node
        else:
            cur = self.head
            while cur.next:
                cur = cur.next
            cur.next = node
        self.size += 1

    def prepend(self, data):
        self.head = Node(data, self.head)
        self.size += 1

    def delete(self, data):
        prev, cur = None, self.head
        while cur:
            if cur.data == data:
                if prev is None:
                    self.head = cur.next
                else:
                    prev.next = cur.next
                self.size -= 1
                return True
            prev, cur = cur, cur.next
        return False

    def reverse(self):
        prev = None
        cur = self.head
        while cur:
            cur.next, prev, cur = prev, cur, cur.next
        self.head = prev

    def __iter__(self):
        cur = self.head
        while cur:
            yield cur.data
            cur = cur.next

    def __len__(self):
        return self.size

    def __repr__(self):
        return ' -> '.join(map(str, self)) + ' -> None'

ll = LinkedList()
for i in [3, 1, 4, 1, 5]:
    ll.append(i)
ll.prepend(0)
print(ll, len(ll))
ll.delete(4)
print(ll.delete(99))
ll.reverse()
print(ll)
print(list(ll), 5 in ll, max(ll), sorted(ll))
del ll
