def is_isogram(s): s = [c.lower() for c in s if c.isalpha()]; return len(s) == len(set(s))
print(is_isogram('Alphabet'), is_isogram('lumberjacks'))
def roman(n):
    out = ''
    for v, s in zip((1000,900,500,400,100,90,50,40,10,9,5,4,1), 'M CM D CD C XC L XL X IX V IV I'.split()):
        while n >= v: out += s; n -= v
    return out
print([roman(i) for i in (4, 9, 1994, 3999)])
def luhn(s):
    d = [int(c) for c in s[::-1] if c.isdigit()]
    return sum(d[::2]) + sum(sum(divmod(2*x, 10)) for x in d[1::2])
print(luhn('4539 3195 0343 6467') % 10 == 0)
def pascal(n):
    row = [1]
    for _ in range(n): yield row; row = [a + b for a, b in zip([0] + row, row + [0])]
for r in pascal(5): print(' '.join(map(str, r)).center(12))
def sieve(n):
    p = [True] * (n + 1); p[:2] = [False] * 2
    for i in range(2, int(n ** .5) + 1):
        if p[i]: p[i*i::i] = [False] * len(p[i*i::i])
    return [i for i, v in enumerate(p) if v]
print(sieve(50))
for i in range(1, 16): print('Fizz' * (i % 3 == 0) + 'Buzz' * (i % 5 == 0) or i, end=' ')
print()
def queens(n, cols=()):
    if len(cols) == n: yield cols; return
    for c in range(n):
        if all(c != cc and abs(c - cc) != len(cols) - r for r, cc in enumerate(cols)): yield from queens(n, cols + (c,))
print(len(list(queens(5))), next(queens(6)))
def rle(s):
    from itertools import groupby
    return ''.join(f'{len(list(g))}{k}' for k, g in groupby(s))
print(rle('aaabbc'))
life = {(0, 1), (1, 1), (2, 1)}
def step(cells):
    from collections import Counter
    c = Counter((x+dx, y+dy) for x, y in cells for dx in (-1,0,1) for dy in (-1,0,1) if dx or dy)
    return {p for p, n in c.items() if n == 3 or n == 2 and p in cells}
print(sorted(step(life)), step(step(life)) == life)
