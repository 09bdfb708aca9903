from functools import lru_cache, cache
@lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(30), fib.cache_info())
def lcs(a, b):
    t = [[0]*(len(b)+1) for _ in range(len(a)+1)]
    for i, x in enumerate(a, 1):
        for j, y in enumerate(b, 1):
            t[i][j] = t[i-1][j-1] + 1 if x == y else max(t[i-1][j], t[i][j-1])
    return t[-1][-1]
print(lcs('AGGTAB', 'GXTXAYB'))
def knap(w, v, c):
    best = [0]*(c+1)
    for wi, vi in zip(w, v, strict=True):
        for k in range(c, wi-1, -1): best[k] = max(best[k], best[k-wi]+vi)
    return best
print(knap([1,3,4,5], [1,4,5,7], 7))
@cache
def ways(n, coins=(1,5,10,25)):
    if n == 0: return 1
    if n < 0 or not coins: return 0
    return ways(n-coins[-1], coins) + ways(n, coins[:-1])
print(ways(100))
def edit(a, b):
    d = {}
    for i in range(-1, len(a)): d[i, -1] = i+1
    for j in range(-1, len(b)): d[-1, j] = j+1
    for i in range(len(a)):
        for j in range(len(b)):
            d[i, j] = min(d[i-1, j]+1, d[i, j-1]+1, d[i-1, j-1]+(a[i] != b[j]))
    return d[len(a)-1, len(b)-1]
print(edit('kitten', 'sitting'))
