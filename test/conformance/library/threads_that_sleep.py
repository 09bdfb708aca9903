# compare: output
# build: 64-bit
"""Threads whose target itself waits, thread pools, and a daemon that the end of the program leaves behind."""
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from multiprocessing.dummy import Pool
from multiprocessing.pool import ThreadPool

threads = [threading.Thread(target=time.sleep, args=(n / 10,), name=f"sleeps {n}") for n in (3, 1, 2)]
for thread in threads:
    thread.start()
order = []
while len(order) < 3:
    for thread in threads:
        if not thread.is_alive() and thread.name not in order:
            order.append(thread.name)
    time.sleep(0.01)
print(order)
with ThreadPoolExecutor(3) as executor:
    futures = {executor.submit(time.sleep, n / 10): n for n in (3, 1, 2)}
    print([futures[future] for future in as_completed(futures)])
    print(list(executor.map(lambda n: n * n, [3, 1, 2])), executor.submit(pow, 2, 5).result())
lock = threading.Lock()
lock.acquire()
thread = threading.Thread(target=lock.acquire)
thread.start()
time.sleep(0.1)
print(thread.is_alive())
lock.release()
thread.join()
print(thread.is_alive(), lock.locked())
with ThreadPool(2) as pool:
    print(pool.map(len, ["a", "bb"]), sorted(pool.imap_unordered(abs, [-1, -2])))
with Pool(2) as pool:
    print(pool.starmap(pow, [(1, 2), (3, 4)]))
threading.Thread(target=lambda: list(map(time.sleep, [100])), daemon=True).start()
time.sleep(0.1)
print("end")
