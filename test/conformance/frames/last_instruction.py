# compare: output
# f_lasti of a generator's frame: where it goes on while it waits, where it ended afterwards.
import sys


def gen():
    x = 1
    y = yield x
    yield y
    return None


def of(frame):
    return frame.f_lasti, frame.f_lineno


g = gen()
frame = g.gi_frame
print(of(frame))
next(g)
print(of(frame))
g.send(3)
print(of(frame))
print(next(g, None), of(frame), frame.f_locals)


async def coroutine():
    return 1


waiting = coroutine()
print(of(waiting.cr_frame))
waiting.close()


def over(value):
    def inner():
        yield value

    return inner()


print(of(over(1).gi_frame))


def failing():
    yield 1
    raise ValueError


g = failing()
frame = g.gi_frame
next(g)
try:
    next(g)
except ValueError as error:
    last = error.__traceback__.tb_next
    print(of(frame), last.tb_lasti == frame.f_lasti, last.tb_frame is frame)


def running():
    yield of(sys._getframe())


print(list(running()))
