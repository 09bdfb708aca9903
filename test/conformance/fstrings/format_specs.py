# compare: output
def attempt(action):
    try:
        return repr(action())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


values = [0, -1, 42, 10**9, True, 1.5, -0.0, 3.14159, 1e10, float('inf'), float('nan'), 'abc', 'é😀', None, [1], 1 + 2j, b'x']
specs = ['', '5', '<6', '>6', '^6', '*^9', '=+8', '06', '+', ' ', '-', ',', '_', ',.2f', '.2', '.3f', 'd', 'x', '#x', 'X', 'o', '#b', 'c',
         'e', '.1E', 'g', 'G', '%', '.0%', 's', '.2s', '>8s', 'n', 'z.1f', '+.2e', '08.3f', '#.0f', '<', '=5', '05s', 'r', '10.4', '_x', ',x',
         '{', '>>5', '1.', ' 05d', '+,', '_.3f', ',_', '#,b', '.10g']
for spec in specs:
    print(repr(spec), [attempt(lambda: format(value, spec)) for value in values])
