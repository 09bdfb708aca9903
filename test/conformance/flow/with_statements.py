class Room:
    def __init__(self, name, swallow=()):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print('enter', self.name)
        return self

    def __exit__(self, kind, value, traceback):
        print('exit', self.name, kind and kind.__name__)
        return kind is not None and issubclass(kind, self.swallow)


with Room('a') as a, Room('b', (KeyError,)) as b:
    print(a.name, b.name)
    {}['missing']
    print('never')

with (
    Room('c'),
    Room('d') as d,
):
    d.seen = True


def leave():
    for name in 'xy':
        with Room(name):
            if name == 'y':
                return name


print(leave())

try:
    with Room('e'):
        raise OSError('out')
except OSError as error:
    print(error)

try:
    with 5:
        pass
except TypeError as error:
    print(error)
