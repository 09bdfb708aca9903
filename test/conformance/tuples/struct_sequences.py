# compare: output
# Struct sequences made, copied and changed by hand; the generic aliases of re.
import time, os, sys, copy, pickle, re
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
st = time.struct_time((2024, 1, 2, 3, 4, 5, 6, 7, 0))
t(lambda: st); t(lambda: time.struct_time()); t(lambda: time.struct_time(5)); t(lambda: time.struct_time([1])); t(lambda: time.struct_time(range(12))); t(lambda: time.struct_time(range(9), 5)); t(lambda: time.struct_time(range(9), {'tm_zone': 'Z'}).tm_zone); t(lambda: time.struct_time(range(9), {'x': 1})); t(lambda: time.struct_time(range(10), {'tm_zone': 1})); t(lambda: time.struct_time(sequence=range(9))); t(lambda: copy.copy(st) == st); t(lambda: copy.deepcopy(st)); t(lambda: pickle.loads(pickle.dumps(st))); t(lambda: copy.replace(st, tm_year=1999)); t(lambda: copy.replace(st, nope=1)); t(lambda: st.__reduce__()); t(lambda: st[:2]); t(lambda: st + (1,)); t(lambda: type(st[:2])); t(lambda: st == tuple(st)); t(lambda: hash(st) == hash(tuple(st))); t(lambda: setattr(st, 'tm_year', 1)); t(lambda: time.struct_time.n_fields); t(lambda: st.tm_zone); t(lambda: time.struct_time('123456789').tm_year); t(lambda: type('X', (time.struct_time,), {})); t(lambda: os.times_result((1, 2, 3, 4, 5))); t(lambda: os.times_result((1, 2))); t(lambda: sys.version_info[:2])
match st:
    case time.struct_time(y, m): print(y, m)
t(lambda: re.Pattern[str]); t(lambda: re.Match[bytes])
def f(p: re.Pattern[str]) -> re.Match[str] | None: pass
t(lambda: f.__annotations__)
