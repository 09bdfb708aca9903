class Meta(type):
    def __call__(cls, *a): raise TypeError('no instances')
class X(metaclass=Meta): pass
X()
