# A name that is found among the builtins until the module has one of its own, and again when that is gone.
import builtins

plain = str
for i in range(6):
    print(len('abc'), str(i))
    if i == 1:
        len = lambda x: 'mine'
    if i == 3:
        del len
    if i == 4:
        builtins.str = lambda x: 'other ' + repr(x)
builtins.str = plain


class A:
    n = len('xy')
    len = abs
    m = len(-3)
    print(n, m)


def shadowed():
    def len(x):
        return 'inner'

    return len('abc')


print(shadowed(), len('abc'))
