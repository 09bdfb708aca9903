class Managed:
    def __init__(self, name, swallow):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print('enter', self.name)
        return self

    def __exit__(self, kind, value, traceback):
        print('exit', self.name, kind and kind.__name__)
        return self.swallow


with Managed('a', True) as a, Managed('b', False) as b:
    print(a.name, b.name)
    raise KeyError('inside')
print('after')
with Managed('c', False):
    print(1 + '1')
