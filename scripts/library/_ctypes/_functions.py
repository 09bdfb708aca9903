"""Functions: Python's own as C's, what ctypes itself calls, and that there are no libraries."""

import sys

from . import _memory as memory
from ._codes import pack_address, unpack_address, wide
from ._data import CType_Type, Info, _CData, addressof, content, info_of, infos, place, put
from ._memory import Block

FUNCFLAG_CDECL = 1
FUNCFLAG_PYTHONAPI = 4
FUNCFLAG_USE_ERRNO = 8
FUNCFLAG_USE_LASTERROR = 16
RTLD_LOCAL = 0
RTLD_GLOBAL = 256
_errno = 0


class ArgumentError(Exception):
    pass


ArgumentError.__module__ = "ctypes"


class CArgObject:
    """What byref() makes: an address for a call."""

    __slots__ = ("_obj", "_address")

    def __init__(self, target, address):
        self._obj = target
        self._address = address

    def __repr__(self):
        return f"<cparam 'P' ({self._address:#x})>"


def byref(obj, offset=0, /):
    if not isinstance(obj, _CData):
        raise TypeError(f"byref() argument must be a ctypes instance, not '{type(obj).__name__}'")
    return CArgObject(obj, addressof(obj) + offset)


def pointer_argument(cls, value):
    """A value given for a char *, wchar_t * or void *; None: it is none."""
    from ._aggregates import Array
    from ._pointers import _Pointer
    if isinstance(value, CArgObject):
        address = value._address
    elif isinstance(value, (Array, bytearray)):
        address = addressof(value) if isinstance(value, Array) else None
    elif isinstance(value, (_Pointer, CFuncPtr)) or getattr(type(value), "_type_", None) in ("z", "Z", "P"):
        address = unpack_address(content(value))
    elif cls._type_ == "P" and isinstance(value, bytes):
        made = cls()
        block = Block(bytearray(value + b"\0"))
        put(made, pack_address(block.address))
        made._objects = block
        return made
    elif cls._type_ == "P" and isinstance(value, str):
        made = cls()
        block = Block(bytearray(wide(value + "\0")))
        put(made, pack_address(block.address))
        made._objects = block
        return made
    else:
        return None
    made = cls()
    put(made, pack_address(address))
    made._objects = value
    return made


def _plain(value):
    """What a function written here gets for an argument."""
    if isinstance(value, CArgObject):
        return value._address
    if isinstance(value, CFuncPtr) or type(value).__base__.__name__ != "_SimpleCData":
        return unpack_address(content(value)) if isinstance(value, _CData) else value
    return unpack_address(content(value)) if value._type_ in "zZP" else value.value


def _memmove(to, source, count):
    memory.write(to, memory.read(source, count))
    return to


def _memset(to, value, count):
    memory.write(to, bytes([value & 255]) * count)
    return to


def _cast(address, source, cls):
    if not isinstance(cls, CType_Type) or not (
            issubclass(cls, CFuncPtr) or hasattr(cls, "contents") or getattr(cls, "_type_", None) in ("P", "z", "Z", "O")):
        shown = cls.__name__ if isinstance(cls, type) else type(cls).__name__
        raise TypeError(f"cast() argument 2 must be a pointer, not {shown}")
    made = object.__new__(cls)
    place(made, Block(bytearray(8)), 0)
    put(made, pack_address(address or 0))
    if isinstance(source, _CData):
        made._objects = {id(source): source}
        if isinstance(source._objects, dict):
            made._objects.update(source._objects)
    elif not isinstance(source, int):
        made._objects = source
    return made


def _string_at(address, size=-1):
    return memory.read(address, size)


def _wstring_at(address, size=-1):
    text = ""
    while len(text) != size and (point := int.from_bytes(memory.read(address + 4 * len(text), 4), "little")) + size >= 0:
        text += chr(point)
    return text


def _memoryview_at(address, size, readonly):
    block, offset = memory.find(address, size)
    data = memoryview(block.data)[offset:offset + size]
    return data.toreadonly() if readonly else data


_FIRST_FUNCTION = 0x7F19_0000_0000
_functions = [_memmove, _memset, _cast, _string_at, _wstring_at, _memoryview_at]
_memmove_addr, _memset_addr, _cast_addr, _string_at_addr, _wstring_at_addr, _memoryview_at_addr = (
    _FIRST_FUNCTION + 16 * number for number in range(6))


class PyCFuncPtrType(CType_Type):
    __module__ = "_ctypes"

    def __new__(meta, name, bases, namespace, /, **kwargs):
        cls = super().__new__(meta, name, bases, namespace, **kwargs)
        if bases != (_CData,):
            infos[cls] = Info(8, 8, "X{}")
            if not isinstance(getattr(cls, "_flags_", None), int):
                raise TypeError("class must define _flags_ which must be an integer")
        return cls


class CFuncPtr(_CData, metaclass=PyCFuncPtrType):
    """Function Pointer"""

    __module__ = "_ctypes"
    __slots__ = ("argtypes", "restype", "errcheck", "_function", "__dict__")

    def __init__(self, target=None, /, *more):
        self.argtypes = getattr(type(self), "_argtypes_", None)
        self.restype = getattr(type(self), "_restype_", None)
        self._function = None
        if isinstance(target, tuple):
            name, library = target
            dlsym(library._handle, name)
        elif isinstance(target, int):
            put(self, pack_address(target))
            number = (target - _FIRST_FUNCTION) // 16
            self._function = _functions[number] if 0 <= number < len(_functions) else None
        elif callable(target):
            self._function = target
            self._objects = {"0": target}
            _functions.append(self._called_back)
            put(self, pack_address(_FIRST_FUNCTION + 16 * (len(_functions) - 1)))
        elif target is not None:
            raise TypeError("argument must be callable or integer function address")

    def _called_back(self, *args):
        return self._function(*args)

    def __bool__(self):
        return any(content(self))

    def __call__(self, *args, **kwargs):
        function = self._function
        if function is None:
            number = (unpack_address(content(self)) - _FIRST_FUNCTION) // 16
            if not 0 <= number < len(_functions):
                raise ValueError("NULL function pointer") if not self else OSError("exception: access violation")
            function = _functions[number]
        types = self.argtypes or ()
        if len(args) < len(types):
            raise TypeError("this function takes at least "
                            f"{len(types)} argument{'' if len(types) == 1 else 's'} ({len(args)} given)")
        values = [self._argument(number, types, each) for number, each in enumerate(args)]
        if function in _functions[:6]:
            result = function(*map(_plain, values))
        else:
            result = function(*(each.value if info_of(type(each)).plain else each for each in values))
        return self._result(result, function)

    def _argument(self, number, types, value):
        try:
            return types[number].from_param(value) if number < len(types) else value
        except Exception as error:
            raise ArgumentError(f"argument {number + 1}: {type(error).__name__}: {error}") from None

    def _result(self, result, function):
        kind = self.restype
        if kind is None or function in (_cast, _string_at, _wstring_at, _memoryview_at):
            return None if kind is None else result
        if not isinstance(kind, CType_Type):
            return kind(result)
        made = kind(result)
        return made.value if info_of(kind).plain else made


def dlopen(name, flag=RTLD_LOCAL, /):
    if name is None:
        return 1
    raise OSError(f"{name}: cannot open shared object file: No such file or directory")


def dlsym(handle, name, /):
    raise AttributeError(f"{sys.executable}: undefined symbol: {name}")


def dlclose(handle, /):
    return None


def call_function(address, arguments, /):
    return _functions[(address - _FIRST_FUNCTION) // 16](*arguments)


def get_errno():
    return _errno


def set_errno(value, /):
    global _errno
    before, _errno = _errno, value
    return before
