# compare: output
def attempt(action):
    try:
        return repr(action())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


b = bytearray(b'abc')
alias = b


def step(code):
    try:
        exec(code)
        print(code, b, b is alias)
    except Exception as error:
        print(code, type(error).__name__, error)


for code in ('b[0] = 65', 'b[0] = 300', "b[0] = 'a'", 'b[9] = 1', "b['x'] = 1", "b[1:2] = b'xyz'", 'b[1:2] = [1, 2]', 'b[1:2] = 5', "b[1:2] = 'a'",
             "b[::2] = b'a'", "b[::2] = b'QRS'", 'del b[0]', 'del b[::2]', 'b.append(66)', 'b.append(300)', "b.append('a')", "b.extend(b'zz')",
             'b.extend([1, 2])', "b.extend('a')", 'b.extend([1, 300])', 'b.extend(5)', 'b.insert(0, 67)', 'b.insert(-1, 68)', 'b.pop()', 'b.pop(0)',
             'b.pop(100)', 'b.remove(1)', 'b.remove(99)', 'b.reverse()', 'b *= 2', "b += b'q'", "b += 'q'", 'b.resize(3)', 'b.resize(-3)', 'b.resize(5)',
             "b[:] = b'0123456789'", 'b[2:8:3] = bytes(2)', 'del b[1:4]', 'b.clear()', 'b.pop()', 'hash(b)', "b.__init__('é', 'utf-8')"):
    step(code)
print(bytearray(b"it's"), bytearray(3), bytearray([1, 2]), bytearray('é', 'utf-8'), attempt(lambda: bytearray('a')), attempt(lambda: bytearray(-1)))
copy = b.copy()
copy.append(1)
print(b, copy, b == copy, bytearray(b'%d') % 5, sorted(bytearray(b'cab')), list(iter(bytearray(b'ab'))))
big = bytearray()
for i in range(1000):
    big.append(i & 255)
for i in range(500):
    big.pop(0)
print(len(big), big[:5], sum(big))
