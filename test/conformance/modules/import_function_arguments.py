# compare: output
# __import__ and the flags of compile() with odd arguments.
import sys, traceback, warnings
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: __import__(None)); t(lambda: __import__()); t(lambda: __import__("os", 1, 2, 3, "x")); t(lambda: __import__("os", level=-1)); t(lambda: __import__("")); t(lambda: __import__("os.path").__name__); t(lambda: __import__("os.path", fromlist=["x"]).__name__); t(lambda: __import__("nope.x")); t(lambda: __import__("os", {}, {}, [], 1)); t(lambda: __import__("os", None, None, [], 1)); t(lambda: __import__(5)); t(lambda: __import__("os", 5)); t(lambda: __import__("os", {"__package__": 5}, None, (), 1)); t(lambda: __import__("os", {"__package__": ""}, None, (), 1)); t(lambda: __import__("os", {"__package__": "pk"}, None, (), 1)); t(lambda: __import__("os", {"__name__": "pk"}, None, (), 1)); t(lambda: __import__("os", {}, {}, [], 2**40)); t(lambda: __import__("os", foo=1)); t(lambda: __import__("os", {}, {}, [], 0, 5)); t(lambda: __import__("a\tb")); t(lambda: __import__("sys", fromlist=[1])); t(lambda: __import__("os", fromlist=[1])); t(lambda: __import__("json", fromlist=[1]))
for s in ["from __future__ import barry_as_FLUFL\nprint(1 <> 2)", "from __future__ import barry_as_FLUFL\nprint(1 != 2)", "print(1 <> 2)", "from __future__ import braces", "from __future__ import nope", "import os\nfrom __future__ import division", "from __future__ import *", "from __future__ import annotations as x, division\nprint(division)", "'''doc'''\nfrom __future__ import division\nprint(__doc__)", "from __future__ import (barry_as_FLUFL)\nx = 3 <> 3\nprint(x)", "x = 1\nfrom __future__ import barry_as_FLUFL", "from __future__ import barry_as_FLUFL\nfor i in 1 <> 2, 3 <> 3: print(i)", "1 <> 2", "a <>", "x <> y <> z"]:
    try: exec(compile(s, "<s>", "exec"), {})
    except Exception as e: print(repr(s), type(e).__name__, e, getattr(e, "lineno", None), getattr(e, "offset", None), getattr(e, "end_offset", None))
print(eval(compile("1 <> 2", "x", "eval", 0x400000)))
try: compile("1 != 2", "x", "eval", 0x400000)
except SyntaxError as e: print(e)

import sys
t(lambda: len("%d" % (1 << 100000))); t(lambda: len(f"{1 << 100000:,}"))
sys.set_int_max_str_digits(0)
t(lambda: len("%d" % (1 << 100000))); t(lambda: len(f"{1 << 100000:,}")); t(lambda: len(b"%d" % (1 << 100000)))
