# compare: output
# What the collector sees of frames: of a running or parked one nothing, of one that is done and still held, all.
import gc
import sys
gc.collect()
gc.disable()


def kinds(objects):
    return [type(each).__name__ for each in objects if not isinstance(each, (str, type(kinds.__code__)))]


def in_its_own_frame():
    frame = sys._getframe()
    yield frame


gen = in_its_own_frame()
next(gen)
del gen
print('left by its generator', gc.collect())
gen = in_its_own_frame()
frame = next(gen)
print(gc.is_tracked(frame), kinds(gc.get_referents(frame)), kinds(gc.get_referents(gen)))
del gen
print(gc.is_tracked(frame), kinds(gc.get_referents(frame)), frame.f_back, frame.f_locals['frame'] is frame)
print(gc.collect())
del frame
print(gc.collect())


def chain(n):
    frame = sys._getframe()
    mine = []
    if n:
        chain(n - 1)
    else:
        print('while they run', gc.collect(), gc.is_tracked(frame), gc.get_referents(frame))


chain(3)
print('afterwards', gc.collect())


def caught():
    kept = None
    try:
        raise ValueError
    except ValueError as error:
        kept = error
    print('while it runs', gc.collect(), gc.is_tracked(kept.__traceback__.tb_frame))


caught()
print('afterwards', gc.collect())


def looping(items):
    for item in items:
        yield item


gen = looping([[1], [2]])
next(gen)
frame = gen.gi_frame
gen.close()
print(gc.is_tracked(frame), sorted(frame.f_locals), frame.f_back)
frame.clear()
print(frame.f_locals, kinds(gc.get_referents(frame)))

# Keys that are not all str are visited, after their values.
print(kinds(gc.get_referents({1: [], 'a': ()})), kinds(gc.get_referents({'a': []})))
