# compare: output
# An increment leaves tuples of numbers out, even one that only marks.
import gc
import functools

gc.collect()
gc.disable()
part = functools.partial(print, 0, 1)
plain = tuple([1, 2, "a"])
nested = tuple([plain, plain])
holds = tuple([[], 1])
print([gc.is_tracked(each) for each in (part.args, plain, nested, holds)])
gc.collect(1)
print([gc.is_tracked(each) for each in (part.args, plain, nested, holds)])
gc.collect(1)
print([gc.is_tracked(each) for each in (part.args, plain, nested, holds)])
