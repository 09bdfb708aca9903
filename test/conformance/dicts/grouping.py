words = ['apple', 'bob', 'avocado', 'cat', 'bee']
groups = {}
for word in words:
    groups.setdefault(word[0], []).append(word)
print(groups)
counts = {}
for letter in 'hello':
    counts[letter] = counts.get(letter, 0) + 1
print(counts, max(counts, key=counts.get))
inverse = {n: [k for k in counts if counts[k] == n] for n in counts.values()}
print(inverse)
