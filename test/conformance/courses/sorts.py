def bubble(a):
    a = a[:]
    for i in range(len(a)):
        swapped = False
        for j in range(len(a)-1-i):
            if a[j] > a[j+1]:
                a[j], a[j+1] = a[j+1], a[j]
                swapped = True
        if not swapped: break
    return a
def merge_sort(a):
    if len(a) < 2: return a
    m = len(a)//2
    l, r = merge_sort(a[:m]), merge_sort(a[m:])
    out = []
    while l and r: out.append(l.pop(0) if l[0] <= r[0] else r.pop(0))
    return out + l + r
def quick(a):
    if len(a) <= 1: return a
    p, *rest = a
    return quick([x for x in rest if x < p]) + [p] + quick([x for x in rest if x >= p])
def insertion(a):
    for i in range(1, len(a)):
        k = a[i]; j = i-1
        while j >= 0 and a[j] > k:
            a[j+1] = a[j]; j -= 1
        a[j+1] = k
def selection(a):
    for i in range(len(a)):
        m = min(range(i, len(a)), key=a.__getitem__)
        a[i], a[m] = a[m], a[i]
x = [5, 2, 8, 1, 9, 3]
print(bubble(x), merge_sort(x), quick(x))
y = x.copy(); insertion(y); print(y)
y = list(x); selection(y); print(y, x)
def counting(a):
    c = [0]*(max(a)+1)
    for v in a: c[v] += 1
    return [i for i, n in enumerate(c) for _ in range(n)]
print(counting([3,1,2,1,0]))
def binsearch(a, t):
    lo, hi = 0, len(a)-1
    while lo <= hi:
        mid = (lo+hi)//2
        if a[mid] == t: return mid
        if a[mid] < t: lo = mid+1
        else: hi = mid-1
    return -1
print(binsearch(y, 8), binsearch(y, 4))
