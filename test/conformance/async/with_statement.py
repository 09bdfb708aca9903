# async with: entered and left by awaiting.
class Pause:
    def __await__(self):
        yield


class Lock:
    def __init__(self):
        self.held = False

    async def __aenter__(self):
        await Pause()
        self.held = True
        return self

    async def __aexit__(self, kind, value, traceback):
        await Pause()
        self.held = False
        return kind is KeyError


async def main(lock):
    async with lock as held:
        print(held.held)
    print(lock.held)
    async with lock:
        raise KeyError("swallowed")
    async with lock:
        raise ValueError("not swallowed")


def drive(coroutine):
    while True:
        try:
            coroutine.send(None)
        except StopIteration as stop:
            return stop.value


lock = Lock()
try:
    drive(main(lock))
except ValueError as error:
    print(error, lock.held)
