# compare: output
def attempt(action):
    try:
        return repr(action())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


data = bytearray(b'abcdef')
view = memoryview(data)
print(view.nbytes, view.readonly, view.itemsize, view.format, view.ndim, view.shape, view.strides, view.contiguous, view.obj is data)
view[0] = 65
view[1:3] = b'xy'
part = view[::2]
part[1] = 90
print(data, bytes(part), part.tolist(), part.contiguous, view[-1], len(view), list(view[2:4]), view == data, 65 in view, view.index(65))
for action in (lambda: view[10], lambda: view['x'], lambda: hash(view), lambda: data.append(1), lambda: view.cast('x'), lambda: part.cast('H'),
               lambda: view.__setitem__(0, 300), lambda: view.__setitem__(0, 'a'), lambda: view.__setitem__(slice(0, 2), b'abc'),
               lambda: view.__delitem__(0), lambda: memoryview('a'), lambda: memoryview(5), lambda: memoryview(), lambda: view < view,
               lambda: memoryview(b'ab').__setitem__(0, 1), lambda: view.index(1)):
    print(attempt(action))
print(view.cast('H').tolist(), view.cast('B')[0], view.hex(':'), view.tobytes(), view.toreadonly().readonly, hash(memoryview(b'ab')) == hash(b'ab'))
with memoryview(b'xyz') as closing:
    print(closing[0])
print(attempt(lambda: closing[0]), attempt(lambda: len(closing)))
part.release()
view.release()
print(attempt(lambda: data.append(33)))
