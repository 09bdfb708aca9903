def sift_down(a, i, n):
    while True:
        l, r, big = 2*i+1, 2*i+2, i
        if l < n and a[l] > a[big]: big = l
        if r < n and a[r] > a[big]: big = r
        if big == i: return
        a[i], a[big] = a[big], a[i]
        i = big
def heapsort(a):
    n = len(a)
    for i in range(n//2-1, -1, -1): sift_down(a, i, n)
    for end in range(n-1, 0, -1):
        a[0], a[end] = a[end], a[0]
        sift_down(a, 0, end)
data = [5, 2, 9, 1, 5, 6]
heapsort(data)
print(data)
import heapq
h = []
for x in [5, 3, 8, 1]: heapq.heappush(h, x)
print(h, [heapq.heappop(h) for _ in range(4)], heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, [4, 1, 3]))
