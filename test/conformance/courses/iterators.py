class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n + 1
for i in Countdown(3): print(i, end=' ')
print()
it = iter([1,2,3])
print(next(it), next(it), next(it), next(it, 'end'))
class Seq:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i*i
    def __len__(self): return 3
print(list(Seq()), 4 in Seq(), list(reversed(Seq())), [*enumerate(Seq(), 1)])
print(list(iter(lambda c=[0]: c.__setitem__(0, c[0]+1) or c[0], 4)))
print(list(zip('ab', [1,2], range(2))), list(map(lambda x, y: x+y, [1,2], [3,4])), list(filter(None, [0,1,'',2])))
z = zip([1,2,3], 'ab', strict=True)
print(next(z), next(z))
next(z)
