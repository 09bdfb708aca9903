words = ['banana', 'fig', 'Apple', 'cherry']
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len, reverse=True))
pairs = [(2, 'b'), (1, 'z'), (2, 'a'), (1, 'y')]
pairs.sort(key=lambda pair: pair[0])
print(pairs)
pairs.sort(reverse=True)
print(pairs)
print(list(reversed(words)), sorted({3: 'c', 1: 'a'}), sorted('hello'))
sorted([1, 'a'])
