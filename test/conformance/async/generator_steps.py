# An asynchronous generator and an asynchronous for loop, driven by hand.
class Pause:
    def __await__(self):
        yield "pause"


async def count(limit):
    for number in range(limit):
        await Pause()
        yield number


async def main():
    seen = []
    async for number in count(2):
        seen.append(number)
    return seen


def drive(coroutine):
    pauses = 0
    while True:
        try:
            coroutine.send(None)
        except StopIteration as stop:
            return stop.value, pauses
        pauses += 1


print(drive(main()))
