class Stack:
    def __init__(self): self._items = []
    def push(self, x): self._items.append(x)
    def pop(self):
        if not self._items:
            raise IndexError("pop from empty stack")
        return self._items.pop()
    def peek(self): return self._items[-1]
    def __bool__(self): return bool(self._items)
    def __len__(self): return len(self._items)
def balanced(s):
    st = Stack()
    pairs = {')': '(', ']': '[', '}': '{'}
    for c in s:
        if c in '([{':
            st.push(c)
        elif c in pairs:
            if not st or st.pop() != pairs[c]:
                return False
    return not st
for t in ['()', '([]{})', '(]', '((', '']:
    print(repr(t), balanced(t))
s = Stack()
s.push(1)
print(s.peek(), s.pop())
s.pop()
