# compare: output
# build: 64-bit
"""Processes that share nothing but queues, pipes and events; exit codes and termination."""
import multiprocessing as mp
import os
import sys
import time

total = 0


def add(amount):
    global total
    total += amount
    print("child:", total, __name__, mp.current_process().name, os.getppid() != os.getpid())


def leave():
    sys.exit(3)


def linger():
    try:
        time.sleep(100)
    finally:
        print("never printed")


def talk(connection):
    print("child got", connection.recv())
    connection.send({"answer": [4, 2]})
    connection.close()


def work(tasks, results):
    while (task := tasks.get()) is not None:
        results.put(task * task)
    results.put(None)


def wait_for(event, results):
    results.put("waiting")
    event.wait()
    results.put("went on")


class Greeter(mp.Process):
    def __init__(self, who):
        super().__init__(name="greeter", daemon=True)
        self.who = who

    def run(self):
        print("hello", self.who, self.name, self.daemon)


def main():
    process = mp.Process(target=add, args=(5,), name="adder")
    process.start()
    process.join()
    print("parent:", total, process.exitcode, process.is_alive())
    process = mp.Process(target=leave)
    process.start()
    process.join()
    print(process.exitcode)
    process = mp.Process(target=linger)
    process.start()
    process.join(1.5)
    print(process.is_alive(), process.exitcode)
    process.terminate()
    process.join()
    print(process.is_alive(), process.exitcode)

    here, there = mp.Pipe()
    process = mp.Process(target=talk, args=(there,))
    process.start()
    here.send("hello")
    print(here.recv())
    process.join()

    tasks, results = mp.Queue(), mp.Queue()
    process = mp.Process(target=work, args=(tasks, results))
    process.start()
    for task in (1, 2, 3, None):
        tasks.put(task)
    print(list(iter(results.get, None)))
    process.join()

    event, results = mp.Event(), mp.SimpleQueue()
    process = mp.Process(target=wait_for, args=(event, results))
    process.start()
    print(results.get())
    event.set()
    print(results.get())
    process.join()
    greeter = Greeter("you")
    greeter.start()
    greeter.join()

    print(mp.active_children(), mp.parent_process(), mp.current_process().name)


if __name__ == "__main__":
    mp.set_start_method("spawn")
    main()
