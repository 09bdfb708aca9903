from enum import Enum, Flag, auto
class Color(Enum):
    RED = auto()
    GREEN = auto()
    def nice(self):
        return self.name.title()
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return MyDict()
class MyDict(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k, v)
class D(metaclass=Meta):
    a = 1
    b = [2]
print(Color.RED.nice(), D.a)
