# compare: output
# build: 64-bit
# Memory of small containers that are gone is kept for the next ones, and sorting, joining and growing take some for a moment.
import collections
import tracemalloc

tracemalloc.start()


def traced():
    return tracemalloc.get_traced_memory()[0]


def peak(body):
    tracemalloc.reset_peak()
    before = traced()
    kept = body()
    now, most = tracemalloc.get_traced_memory()
    print(round((most - before) / 1024), round((now - before) / 1024))


keep = [None] * 200
for make in (lambda i: [i], lambda i: {"a": i}, lambda i: i + 0.5, lambda i: {i}):
    for i in range(200):
        keep[i] = make(i)
    before = traced()
    for i in range(200):
        keep[i] = None
    gone = traced()
    for i in range(200):
        keep[i] = make(i)
    print(round((gone - before) / 4096), round((traced() - gone) / 4096))
numbers = [(i * 7919) % 20011 for i in range(20000)]
peak(lambda: sorted(numbers))
peak(lambda: sorted(numbers, key=str))
peak(lambda: "".join(str(i) for i in range(3000)))
peak(lambda: {i: i for i in range(5000)})
peak(lambda: set(range(5000)))
ordered = collections.OrderedDict((i, i) for i in range(3000))
print(round(traced() / 10240))
