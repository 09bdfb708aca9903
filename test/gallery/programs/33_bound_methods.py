class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)  # look


stack = Stack()
push = stack.push
pop = stack.items.pop
actions = {'push': push, 'pop': pop}
push(1)
push('two')
