"""Create and manipulate C compatible data types in Python."""

from ._aggregates import Array, Structure, Union
from ._data import addressof, alignment, buffer_info, resize, sizeof
from ._fields import CField
from ._functions import (
    ArgumentError, CFuncPtr, FUNCFLAG_CDECL, FUNCFLAG_PYTHONAPI, FUNCFLAG_USE_ERRNO, FUNCFLAG_USE_LASTERROR,
    RTLD_GLOBAL, RTLD_LOCAL, _cast_addr, _memmove_addr, _memoryview_at_addr, _memset_addr, _string_at_addr,
    _wstring_at_addr, byref, call_function, dlclose, dlopen, dlsym, get_errno, set_errno)
from ._memory import PyObj_FromPtr
from ._pointers import _Pointer
from ._simple import _SimpleCData

__version__ = "1.1.0"
SIZEOF_TIME_T = 8
CTYPES_MAX_ARGCOUNT = 1024
