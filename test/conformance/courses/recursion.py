def hanoi(n, a='A', b='B', c='C'):
    if n == 0: return 0
    m = hanoi(n-1, a, c, b)
    print(f'{n}: {a}->{c}')
    return m + 1 + hanoi(n-1, b, a, c)
print(hanoi(3))
def perms(s):
    if len(s) <= 1: return [s]
    return [c+p for i, c in enumerate(s) for p in perms(s[:i]+s[i+1:])]
print(perms('abc'))
def flatten(x):
    for i in x:
        if isinstance(i, (list, tuple)): yield from flatten(i)
        else: yield i
print(list(flatten([1,[2,(3,[4])],5])))
def ack(m, n):
    if m == 0: return n+1
    if n == 0: return ack(m-1, 1)
    return ack(m-1, ack(m, n-1))
print(ack(2, 2))
def power(b, e): return 1 if e == 0 else power(b*b, e//2) * (b if e % 2 else 1)
print(power(3, 50))
def inf(n): return inf(n+1)
inf(0)
