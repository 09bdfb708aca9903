class Cart:
    items = []

    def add(self, item):
        self.items.append(item)


a = Cart()
b = Cart()
a.add('book')
print(b.items, a.items is b.items)
