# compare: output
# build: 64-bit
"""Threads that work on a queue, hold a lock, keep values of their own and end in errors."""
import queue
import threading

work = queue.Queue()
done = []
lock = threading.Lock()
own = threading.local()


def worker(name):
    own.count = 0
    while (item := work.get()) is not None:
        with lock:
            done.append(item * item)
        own.count += 1
        work.task_done()
    with lock:
        done.append(name)


threads = [threading.Thread(target=worker, args=(f't{i}',), name=f'T{i}') for i in range(2)]
for thread in threads:
    thread.start()
for i in range(6):
    work.put(i)
work.join()
for _ in threads:
    work.put(None)
for thread in threads:
    thread.join()
print(sorted(done, key=str), hasattr(own, 'count'), threading.active_count())

event = threading.Event()
waiting = threading.Thread(target=lambda: print('told', event.wait(5)))
waiting.start()
event.set()
waiting.join()


def broken():
    raise ValueError('in a thread')


threading.excepthook = lambda args: print(args.exc_type.__name__, args.exc_value, args.thread.name)
failing = threading.Thread(target=broken, name='failing')
failing.start()
failing.join()
print(failing.is_alive(), threading.current_thread().name)
