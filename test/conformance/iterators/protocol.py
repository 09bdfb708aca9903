class Countdown:
    def __init__(self, start):
        self.current = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.current <= 0:
            raise StopIteration
        self.current -= 1
        return self.current


print(list(Countdown(3)))
it = iter([1, 2])
print(next(it), next(it), next(it, 'default'))
for char in iter('ab'):
    print(char)
next(it)
