class Node:
    def __init__(self, key, value):
        self.key, self.value = key, value
        self.prev = self.next = None


class LRUCache:
    def __init__(self, size):
        self.size = size
        self.table = {}
        self.head = Node(None, None)
        self.tail = Node(None, None)
        self.head.next, self.tail.prev = self.tail, self.head

    def unlink(self, node):
        node.prev.next, node.next.prev = node.next, node.prev

    def push(self, node):
        before = self.tail.prev
        before.next, node.prev, node.next, self.tail.prev = node, before, self.tail, node

    def get(self, key):
        node = self.table[key]
        self.unlink(node)
        self.push(node)  # look
        return node.value

    def put(self, key, value):
        if len(self.table) == self.size:
            oldest = self.head.next
            self.unlink(oldest)
            del self.table[oldest.key]
        node = self.table[key] = Node(key, value)
        self.push(node)


cache = LRUCache(3)
for key in "abc":
    cache.put(key, ord(key))
cache.get("a")
cache.put("d", 100)  # look
