# compare: output
async def work():
    return 1


async def numbers():
    yield 1


def start():
    work()
    print("dropped")


start()
generator = numbers()
generator.__anext__()
generator.aclose()
task = work()
task.close()
print("closed", task.cr_running)
try:
    task.send(None)
except RuntimeError as error:
    print(error)
