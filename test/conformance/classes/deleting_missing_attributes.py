"""What an AttributeError of `del` says of the object."""


class D:
    def __init__(self):
        self.name = 1


class S:
    __slots__ = ('name',)


for make in (D, S):
    target = make()
    try:
        del target.nam
    except AttributeError as error:
        print(error, error.name, error.obj is target)
del D().nam
