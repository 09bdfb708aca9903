"""The rest of a group that is raised again shows no context."""
try:
    1 / 0
except ZeroDivisionError:
    try:
        raise ExceptionGroup('group', [TypeError(1), ValueError(2)])
    except* TypeError as matched:
        print(repr(matched), repr(matched.__context__), matched.__suppress_context__)
        raise
