# compare: output
# Groups with a split of their own, Unicode errors whose parts are taken away.
class EG(ExceptionGroup): pass
excs = [ValueError(1), TypeError(2)]
e = EG("t", excs); excs.clear(); print(repr(e), repr(e.exceptions), e.args)
e = ExceptionGroup("t", (ValueError(1),)); print(repr(e), e.args)
class Bad(ExceptionGroup):
    def split(self, *a): return 1
try:
    try: raise Bad("x", [OSError(1)])
    except* OSError: pass
except TypeError as q: print(q)
class Bad(ExceptionGroup):
    def split(self, *a): return (1,)
try:
    try: raise Bad("x", [OSError(1)])
    except* OSError: pass
    except* ValueError: pass
except BaseException as q: print(type(q), q)
for u in (UnicodeEncodeError("utf-8", "abc", 1, 2, "why"), UnicodeDecodeError("utf-8", b"abc", 1, 2, "why"), UnicodeTranslateError("abc", 1, 2, "why")):
    print(u)
    for a in ("object", "encoding", "reason", "start", "end"):
        old = getattr(u, a, None)
        try: setattr(u, a, None); print(a, str(u))
        except Exception as z: print(a, type(z), z)
        try: delattr(u, a); print(a, str(u))
        except Exception as z: print(a, type(z), z)
        try: setattr(u, a, old)
        except Exception as z: print(z)
    u.start = 1000; print(u, u.start); u.end = -5; print(u, u.end); u.start = -3; print(u)
