a = b = [1, 2, 3, 4, 5]
del a[0], b[-1]
del a[1:2]
print(a, b)
d = {'x': 1, 'y': 2}
del d['x']
print(d)


class Bag:
    def __delitem__(self, key):
        print('del', key)

    def __delattr__(self, name):
        print('delattr', name)
        super().__delattr__(name)


bag = Bag()
bag.size = 3
del bag[1:2], bag['k'], bag.size
try:
    del bag.size
except AttributeError as error:
    print(error)
try:
    del d['x']
except KeyError as error:
    print('KeyError', error)


def local():
    value = 1
    del value
    try:
        return value
    except UnboundLocalError as error:
        return str(error)


print(local())
del a, (b)
print('a' in globals(), 'b' in globals())
