# compare: output
# frame.clear(): refused while the frame runs or is parked; it empties the variables and nothing else. f_generator.
import sys


def attempt(call):
    try:
        print(call())
    except RuntimeError as error:
        print(type(error).__name__, error)


def running():
    attempt(sys._getframe().clear)


running()


def steps():
    kept = [1]
    yield sys._getframe()
    yield kept


gen = steps()
frame = next(gen)
attempt(frame.clear)
print(frame.f_generator is gen, gen.gi_frame is frame, sorted(frame.f_locals), gen.gi_suspended)
print(next(gen), frame.f_back)
gen.close()
print(frame.f_generator, frame.f_back, sorted(frame.f_locals))
frame.clear()
print(frame.f_locals, frame.f_lineno)


def failing(n):
    kept = [n]
    if n == 0:
        raise ValueError
    failing(n - 1)


def caller():
    mine = 'mine'
    try:
        failing(1)
    except ValueError as error:
        frame = error.__traceback__.tb_next.tb_next.tb_frame
    print(frame.f_locals, frame.f_back.f_locals)
    frame.clear()
    print(frame.f_locals, frame.f_back.f_locals, frame.f_back.f_back is sys._getframe(), frame.f_generator)


caller()
try:
    {**__import__('weakref').proxy(running)}
except TypeError as error:
    print(error)
