class Inventory:
    def __init__(self):
        self.items = {}
    def add(self, name, qty=1, *, price):
        if name in self.items:
            self.items[name]['qty'] += qty
        else:
            self.items[name] = {'qty': qty, 'price': price}
    def total(self):
        return sum(i['qty'] * i['price'] for i in self.items.values())
    def __getitem__(self, k): return self.items[k]
    def __iter__(self): return iter(self.items)
    def __contains__(self, k): return k in self.items
    def __len__(self): return len(self.items)
    def __delitem__(self, k): del self.items[k]
inv = Inventory()
inv.add('pen', 10, price=1.5)
inv.add('book', price=12.25)
inv.add('pen', 5, price=1.5)
print(f"Total: ${inv.total():.2f}")
for name in inv:
    print(f"{name:<8}{inv[name]['qty']:>4} @ {inv[name]['price']:.2f}")
del inv['pen']
print('pen' in inv, len(inv), [*inv])
inv.add('x', 1, 2)
