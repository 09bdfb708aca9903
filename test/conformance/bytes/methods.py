# compare: output
def attempt(action):
    try:
        return repr(action())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for data in (b'', b'abc', b'aXbXc', b' lead ', b'Hello World', b'a\r\nb\nc', b'12', b'\x00\xff', b"it's", b'tab\tx'):
    for kind in (bytes, bytearray):
        value = kind(data)
        names = ['capitalize', 'lower', 'upper', 'title', 'swapcase', 'strip', 'split', 'rsplit', 'splitlines', 'isalnum', 'isalpha',
                 'isascii', 'isdigit', 'islower', 'isspace', 'istitle', 'isupper', 'expandtabs', 'hex', '__len__', '__repr__']
        print(value, [getattr(value, name)() for name in names], value.center(7), value.ljust(7, b'*'), value.zfill(7), value * 2)
        print([attempt(lambda: getattr(value, name)(b'X')) for name in ('find', 'rfind', 'index', 'count', 'startswith', 'endswith',
               'split', 'rsplit', 'partition', 'rpartition', 'strip', 'removeprefix', 'removesuffix', '__contains__', '__add__')])
        print([attempt(lambda: value[i]) for i in (0, -1, 5)], value[1:3], value[::-1], list(value), value.replace(b'X', b'--'))
print(b'a' + bytearray(b'b'), bytearray(b'a') + b'b', b','.join([b'a', bytearray(b'b')]), b'a' == bytearray(b'a'), b'a' < b'b', 97 in b'a')
print(bytes(3), bytes([1, 2]), bytes('é', 'utf-8'), bytes(b'x'), bytes(range(3)), bytes.fromhex('00 ff'), b'ab'.hex(':'), b'abcd'.hex('-', 2))
print(b'abc'.translate(bytes.maketrans(b'ab', b'xy'), b'c'), b'abc'.translate(None, b'b'), b'a'.decode(), b'a'[0:0] is b'', iter(b'ab').__reduce__()[1:])


class Data(bytes):
    pass


data = Data(b'ab')
data.note = 'n'
print(data, data.note, data[0], type(data[:]).__name__, type(data + b'').__name__, data == b'ab', {data: 1}[b'ab'], Data('é', 'utf-8'))
