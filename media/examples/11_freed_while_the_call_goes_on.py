"""Exercise 3: rebinding a local name frees what it named, though the frame is still there."""

import tracemalloc


def work():
    tracemalloc.start()
    before = tracemalloc.take_snapshot()
    data = list(range(500_000))
    held = tracemalloc.take_snapshot()
    size = sum(entry.size_diff for entry in held.compare_to(before, "lineno"))
    print(f"held: {size / 1024:.0f} KB")
    data = None
    after = tracemalloc.take_snapshot()
    freed = -sum(entry.size_diff for entry in after.compare_to(held, "lineno") if entry.size_diff < 0)
    print(f"freed: {freed / 1024:.0f} KB")
    tracemalloc.stop()


work()
