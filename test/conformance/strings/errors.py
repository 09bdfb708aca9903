# compare: output
def attempt(action):
    try:
        return repr(action())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for action in (
    lambda: 'a' + 1, lambda: 'a' * 1.5, lambda: 'ab'[5], lambda: 1 in 'ab', lambda: 'a' < 1, lambda: ','.join([1]),
    lambda: ','.join(['a', b'b']), lambda: ','.join(5), lambda: 'a'.split(5), lambda: 'a'.split(''), lambda: 'a'.find(5),
    lambda: 'a'.find('a', 'b'), lambda: 'a'.find(), lambda: 'a'.startswith(5), lambda: 'a'.startswith((5,)),
    lambda: 'a'.replace('a'), lambda: 'a'.replace('a', 5), lambda: 'a'.center('x'), lambda: 'a'.center(5, 'xx'),
    lambda: 'a'.center(5, 5), lambda: 'a'.encode('xx'), lambda: 'é'.encode('ascii'), lambda: b'\xff'.decode(),
    lambda: str(b'a', 'utf8'), lambda: str(5, 'utf8'), lambda: str('a', 'utf8'), lambda: str(1, 2, 3, 4), lambda: str(foo='x'),
    lambda: 'a'.translate(5), lambda: 'a'.translate({97: 1.5}), lambda: 'a'.translate({97: 2**40}), lambda: str.maketrans(5),
    lambda: str.maketrans('a', 'bc'), lambda: str.maketrans({'ab': 1}), lambda: 'a'.strip(5), lambda: 'a'.partition(''),
    lambda: 'a'.index('b'), lambda: 'a'.format_map(5), lambda: '{a}'.format_map(5), lambda: 'a'.isalpha(1),
    lambda: str.upper(5), lambda: str.__new__(5), lambda: 'a'.__getitem__('x'), lambda: 'abc'[::0], lambda: 'a'.nope,
    lambda: 'a'.removeprefix(5), lambda: 'a'.__format__(5), lambda: 'a'.zfill('x'), lambda: 'a'.expandtabs('x'),
    lambda: int('x'), lambda: float('x'), lambda: ord('ab'), lambda: chr(-1), lambda: -'a', lambda: 'a' - 'b', lambda: 5 % 'a',
):
    print(attempt(action))
