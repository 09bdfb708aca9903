class Person:
    def __init__(self, name, children=()):
        self.name = name
        self.children = list(children)

    def count(self):
        total = 1
        for child in self.children:
            total += child.count()
        return total  # look 4


ada = Person("Ada", [Person("Bea", [Person("Col"), Person("Dee")]), Person("Eve"), Person("Flo", [Person("Gil")])])
people = ada.count()
ada.children[1].children.append(Person("Hal"))  # look
