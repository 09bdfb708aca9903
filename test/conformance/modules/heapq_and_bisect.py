# compare: output
import heapq, bisect
h = []
for x in [5, 3, 8, 1, 9, 2]: heapq.heappush(h, x)
print(h, heapq.heappop(h), h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 7), h)
l = [9, 4, 7, 1, 3]; heapq.heapify(l); print(l, heapq.nsmallest(2, l), heapq.nlargest(2, l), list(heapq.merge([1, 4], [2, 3])))
for f in [lambda: heapq.heappop([]), lambda: heapq.heappush((), 1), lambda: heapq.heappush([1], 'a'), lambda: heapq.heapreplace([], 1)]:
    try: f()
    except Exception as e: print(type(e).__name__, e)
m = [1, 5, 2]; heapq.heapify_max(m); print(m); heapq.heappush_max(m, 9); print(m, heapq.heappop_max(m), m)
a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 4)); bisect.insort(a, 4); print(a)
bisect.insort_left(a, 3.0); print(a, bisect.bisect_left([('a', 1), ('b', 2)], 2, key=lambda r: r[1]))
for f in [lambda: bisect.bisect([1], 'a'), lambda: bisect.bisect([1], 1, -1), lambda: bisect.bisect(5, 1)]:
    try: f()
    except Exception as e: print(type(e).__name__, e)
print(heapq.heappush, heapq.heappop.__doc__)
