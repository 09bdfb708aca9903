class Dog:
    kind = 'canine'

    def __init__(self, name):
        self.name = name
        self.tricks = []

    def add_trick(self, trick):
        self.tricks.append(trick)

    def __repr__(self):
        return f'Dog({self.name!r})'


fido = Dog('Fido')
buddy = Dog('Buddy')
fido.add_trick('roll')
fido.kind = 'special'
print(fido, fido.tricks, buddy.tricks, fido.kind, buddy.kind, Dog.kind)
bound = buddy.add_trick
bound('sit')
print(buddy.tricks, fido.__dict__)
print(fido.age)
