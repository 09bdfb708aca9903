# compare: output
def attempt(action):
    try:
        return repr(action())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for action in (
    lambda: b'a' + 1, lambda: b'a' + 'a', lambda: b'ab'[5], lambda: bytearray(b'ab')[5], lambda: 'a' in b'ab', lambda: 300 in b'ab',
    lambda: b'a' < 1, lambda: b','.join([1]), lambda: b','.join(['a']), lambda: b','.join(5), lambda: b'a'.split('a'), lambda: b'a'.split(b''),
    lambda: b'a'.find('a'), lambda: b'a'.find(300), lambda: b'a'.find(97), lambda: b'a'.index(b'x'), lambda: b'a'.startswith('a'),
    lambda: b'a'.startswith(('a',)), lambda: b'a'.replace('a', b''), lambda: b'a'.center(5, 'x'), lambda: b'a'.center(5, b'xy'),
    lambda: b'a'.decode('xx'), lambda: bytes('a'), lambda: bytes(-5), lambda: bytes([300]), lambda: bytes(['a']), lambda: bytes(1.5),
    lambda: bytes(5, 'ascii'), lambda: bytes(1, 2, 3, 4), lambda: bytes(foo=1), lambda: bytes(encoding='x'), lambda: bytes(errors='x'),
    lambda: bytes.fromhex('zz'), lambda: bytes.fromhex('a'), lambda: bytes.fromhex(5), lambda: b'ab'.hex('xx'), lambda: b'ab'.hex('é'),
    lambda: bytes.maketrans(b'a', b'bc'), lambda: b'a'.translate(b'x'), lambda: b'a'.strip('a'), lambda: b'a'.partition('a'),
    lambda: b'%s' % 'a', lambda: b'%c' % b'ab', lambda: b'%c' % 300, lambda: b'%d' % 'a', lambda: b'%f' % 'a', lambda: b'%s' % (1, 2),
    lambda: b'%s' % (b'1', b'2'), lambda: bytearray(5, 'ascii'), lambda: bytearray([300]), lambda: bytearray(1.5), lambda: b'a'.nope,
):
    print(attempt(action))
