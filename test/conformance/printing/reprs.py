class Plain:
    def __str__(self):
        return 'str'


class Both:
    def __repr__(self):
        return 'repr'


print(Plain(), [Both()], str(Both()), f'{Plain()} {Both()!r}')
print(int, [str, list], type(1), len, range(3), slice(1, 2), ..., NotImplemented)
print({1: 'a'}.items(), {1: 2}.keys(), {}.values(), b'bytes', bytearray(b'x'), complex(1, -1))
print(ValueError('v'), repr(KeyError('k')), [ValueError(1, 2)])
