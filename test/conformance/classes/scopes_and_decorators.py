level = 'module'


class Outer:
    level = 'class'
    seen = list(level for _ in range(2))
    size = len(seen)

    def method(self):
        return level

    class Inner:
        where = level

        def deep(self):
            return __class__.__qualname__

    for number in (1, 2):
        pass
    del number


print(Outer.seen, Outer.size, Outer().method(), Outer.Inner.where, Outer.Inner().deep(), hasattr(Outer, 'number'))


def tag(label):
    def apply(target):
        target.label = label
        return target
    return apply


def loud(function):
    def call(*args, **kwargs):
        print('calling', function.__name__, args[1:], kwargs)
        return function(*args, **kwargs)
    return call


@tag('first')
@tag('second')
class Thing:
    @loud
    def area(self, w, *, h=2):
        return w * h

    @staticmethod
    def helper(n):
        return n + 1

    @classmethod
    def build(cls, *args):
        return cls()


thing = Thing.build(1, 2)
print(Thing.label, thing.area(3), thing.area(3, h=4), Thing.helper(1), thing.helper(2))
bound = thing.area
print(bound(5), bound.__self__ is thing)
