# compare: output
# Dates and the struct sequences that C makes are not looked at by the collector.
import datetime
import gc
import sys
import time


class Day(datetime.date):
    pass


class Zone(datetime.tzinfo):
    pass


values = [
    datetime.date(2020, 1, 1),
    datetime.datetime(2020, 1, 1),
    datetime.timedelta(1),
    datetime.time(1),
    datetime.timezone.utc,
    datetime.timezone(datetime.timedelta(hours=1)),
    datetime.datetime.min,
    Day(2020, 1, 1),
    Zone(),
    sys.flags,
    time.gmtime(0),
    time.struct_time(range(9)),
]
for value in values:
    print(type(value).__name__, gc.is_tracked(value))
pair = tuple([values[0], values[2]])
print(gc.is_tracked(pair), gc.is_tracked(tuple([values[7]])))
gc.collect()
print(gc.is_tracked(pair))
print([len(gc.get_referents(value)) for value in values[:5]])
before = gc.get_count()[0]
kept = [datetime.date(2020, 1, day) for day in range(1, 20)]
print(gc.get_count()[0] - before)
