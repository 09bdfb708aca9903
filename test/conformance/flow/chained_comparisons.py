def show(value):
    print('look', value)
    return value


print(show(1) < show(2) < show(3))
print(show(1) < show(0) < show(3))
x = 5
print(1 < x <= 5 != 6, x == 5 in [True], not x > 3 or x)
print(show(0) or show('') or show('last'), show(1) and show(0) and show(2))
first = show(3) if x > 3 else show(4)
while (half := x // 2) > 0:
    x = half
print(x, half, first)
assert x, 'fine'
try:
    assert x > 100, f'{x} is small'
except AssertionError as error:
    print(error)
