# Sorting by numbers, texts and tuples is stable, whatever the mixture; other keys are asked in CPython's order.
numbers = [(i * 37) % 11 - 5 + (i % 3) / 2 for i in range(40)]
print(sorted(numbers))
print(sorted(numbers, reverse=True))
print(sorted(range(40), key=lambda i: numbers[i]))
print(sorted(range(40), key=lambda i: -numbers[i], reverse=True))
words = [w * (i % 3 + 1) for i, w in enumerate('b a c é z ä Z A'.split() * 5)]
print(sorted(words), sorted(words, key=len), sorted(words, key=str.lower, reverse=True))
print(sorted(words + ['\U0001f600', '\uffff', '\U0001f601']) == sorted(reversed(words + ['\U0001f600', '\uffff', '\U0001f601'])))
pairs = [(i % 4, chr(97 + i * 7 % 5), i) for i in range(30)]
print(sorted(pairs)[:7], sorted(pairs, key=lambda p: p[1:])[-3:], sorted(pairs, key=lambda p: (p[1], -p[0]))[:3])
print([n for n in sorted([1.0, True, 1, 0.0, -0.0, 0, False] * 3)])
print(sorted([2**60 - i % 5 for i in range(20)] + [1.5, float('inf')])[:4])
nan = float('nan')
print(sorted([3.0, nan, 1.0, 2.0] * 5))


class Loud:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        asked.append((self.n, other.n))
        return self.n < other.n


asked = []
mixed = [(1, Loud(i * 7 % 5)) for i in range(18)]
print([pair[1].n for pair in sorted(mixed)], len(asked), asked[:6])
try:
    sorted([(1, 'a'), (2, 'b'), (1, 2)] * 8)
except TypeError as problem:
    print(problem)
try:
    sorted(['a'] * 20 + [1])
except TypeError as problem:
    print(problem)
