# compare: output
# A class in sys.modules: from ... import * reads its names.
import sys


class Settings:
    size = 3
    _hidden = 1
    name = "n"


sys.modules["settings"] = Settings
from settings import *

print(size, name, "_hidden" in globals(), __name__)


class Listed:
    __all__ = ["_hidden", "missing"]
    _hidden = 2


sys.modules["listed"] = Listed
try:
    from listed import *
except AttributeError as error:
    print(error)
print(_hidden)


class Nothing:
    __slots__ = ()


sys.modules["nothing"] = Nothing()
try:
    from nothing import *
except ImportError as error:
    print(error)
