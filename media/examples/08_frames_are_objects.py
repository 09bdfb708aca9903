"""A running program can look at its own frames: they are objects, too."""

import inspect


def look():
    word = "here"
    frame = inspect.currentframe()
    print("function:", frame.f_code.co_name)
    print("line:", frame.f_lineno)
    print("names:", sorted(frame.f_locals))
    print("called by:", frame.f_back.f_code.co_name)


look()
