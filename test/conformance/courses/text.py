# compare: output, steps
text = """the quick brown fox jumps over the lazy dog
the dog sleeps; The fox runs!"""
words = text.lower().replace(';', '').replace('!', '').split()
freq = {}
for w in words: freq[w] = freq.get(w, 0) + 1
for w, n in sorted(freq.items(), key=lambda kv: (-kv[1], kv[0]))[:5]:
    print(f'{w:<10}|{n:>3}|{"*"*n:^7}|')
from collections import Counter, defaultdict
c = Counter(words)
print(c.most_common(3), c['cat'], sum(c.values()))
idx = defaultdict(list)
for i, line in enumerate(text.splitlines()):
    for w in line.split(): idx[w[0]].append((i, w))
print(dict(idx))
def caesar(s, k):
    return ''.join(chr((ord(ch)-b+k) % 26+b) if ch.isalpha() and (b := 65 if ch.isupper() else 97) else ch for ch in s)
print(caesar('Hello, World!', 3), caesar(caesar('Hello, World!', 3), -3))
print('A man a plan'.title(), 'x'.center(5, '-'), 'abc'.rjust(5), '42'.zfill(5), 'a,b,,c'.split(','), ' x '.strip()+'|')
print('%s is %d years and %.2f%%' % ('Bob', 30, 99.5), '{:>8.3f}|{:,}|{:#x}|{:08b}'.format(3.14159, 1234567, 255, 10))
print('banana'.count('an'), 'banana'.find('n'), 'banana'.rfind('n'), 'banana'.partition('n'), 'hello world'.capitalize())
print(str.maketrans('abc', 'xyz'), 'aabbcc'.translate(str.maketrans('abc', 'xyz', 'b')))
vowels = [c for c in 'programming' if c in 'aeiou']; print(vowels)
print('racecar' == 'racecar'[::-1], 'hello'[1:4], 'hello'[-3:], 'hello'[::2])
