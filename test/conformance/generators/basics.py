def countdown(n):
    print('start')
    while n > 0:
        yield n
        n -= 1
    return 'liftoff'


c = countdown(2)
print(next(c))
print(next(c))
try:
    next(c)
except StopIteration as stop:
    print(stop.value)
for i in countdown(2):
    print(i)
