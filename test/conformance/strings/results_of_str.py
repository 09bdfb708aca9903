# compare: output
# str() and repr() give the very object that the special method gave.
class Text(str):
    pass


class Named:
    label = Text('label')

    def __str__(self):
        return self.label

    __repr__ = __str__

    def __format__(self, spec):
        return self.label


named = Named()
print(type(str(named)).__name__, str(named) is Named.label)
print(type(f'{named}').__name__, type(f'{named!s}').__name__, type(f'{named!r}').__name__)
print(type(f'{named:x}').__name__, type(f'{named} ').__name__)
print(type(str(Text('a'))).__name__, type(Text(named)).__name__)


class Bare:
    def __repr__(self):
        return Text('bare')


print(type(str(Bare())).__name__, f'{Bare()}')
