# A coroutine driven by hand: each send runs it up to its next pause.
class Pause:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        answer = yield self.name
        return answer


async def add():
    first = await Pause("first")
    second = await Pause("second")
    return first + second


async def main():
    total = await add()
    return total * 10


coroutine = main()
print(coroutine.send(None))
print(coroutine.cr_suspended, coroutine.cr_running, coroutine.cr_await.__name__)
print(coroutine.send(3))
try:
    coroutine.send(4)
except StopIteration as stop:
    print("result", stop.value)
try:
    coroutine.send(None)
except RuntimeError as error:
    print(error)
print(coroutine.cr_frame, coroutine.cr_await)
