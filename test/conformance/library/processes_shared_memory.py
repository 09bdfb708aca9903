# build: 64-bit
# compare: output
"""Shared memory by its name."""
from multiprocessing import Process, shared_memory


def write(name):
    memory = shared_memory.SharedMemory(name=name)
    memory.buf[0] = 99
    memory.close()


if __name__ == "__main__":
    memory = shared_memory.SharedMemory(create=True, size=10)
    memory.buf[:4] = b"abcd"
    process = Process(target=write, args=(memory.name,))
    process.start()
    process.join()
    print(bytes(memory.buf[:4]))
    memory.close()
    memory.unlink()
    try:
        shared_memory.SharedMemory(name="nothing here")
    except FileNotFoundError as error:
        print(error)
    values = shared_memory.ShareableList([1, "a", 2.5, None, True], name="values")
    values[0] = 7
    print(values[1], list(values), values)
    values.shm.close()
    values.shm.unlink()
