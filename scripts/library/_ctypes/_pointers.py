"""Pointers."""

from . import _memory as memory
from ._codes import pack_address, unpack_address
from ._data import (
    CType_Type, Info, _CData, addressof, caller_module, content, info_of, infos, keep, load, put, store, view)


class PyCPointerType(CType_Type):
    __module__ = "_ctypes"

    def __new__(meta, name, bases, namespace, /, **kwargs):
        cls = super().__new__(meta, name, bases, {"__module__": caller_module(), **namespace}, **kwargs)
        if bases == (_CData,):
            return cls
        target = namespace.get("_type_")
        infos[cls] = Info(8, 8, "&<B")
        if target is not None:
            cls.set_type(target)
        return cls

    def set_type(cls, target, /):
        if not isinstance(target, CType_Type):
            raise TypeError("_type_ must have storage info")
        cls._type_ = target
        infos[cls].format = "&" + (info_of(target) or infos[cls]).format
        target.__pointer_type__ = cls

    def from_param(cls, value, /):
        if value is None:
            return value
        if isinstance(value, cls._type_):
            return cls(value)
        from ._aggregates import Array
        if isinstance(value, (_Pointer, Array)) and issubclass(value._type_, cls._type_):
            return value
        return super().from_param(value)


class _Pointer(_CData, metaclass=PyCPointerType):
    """XXX to be provided"""

    __module__ = "_ctypes"
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if getattr(cls, "_type_", None) is None:
            raise TypeError("Cannot create instance: has no _type_")
        return super().__new__(cls)

    def __init__(self, target=None, /):
        if target is not None:
            self.contents = target

    def _address(self):
        address = unpack_address(content(self))
        if not address:
            raise ValueError("NULL pointer access")
        return address

    @property
    def contents(self):
        """the object this pointer points to (read-write)"""
        return view(self._type_, *memory.find(self._address(), info_of(self._type_).size))

    @contents.setter
    def contents(self, target):
        if not isinstance(target, self._type_):
            raise TypeError(f"expected {self._type_.__name__} instead of {type(target).__name__}")
        put(self, pack_address(addressof(target)))
        keep(self, 1, target)

    def _item(self, index):
        size = info_of(self._type_).size
        block, offset = memory.find(self._address() + index * size, size)
        return view(self._type_, block, offset)

    def __getitem__(self, index, /):
        if not isinstance(index, slice):
            if not hasattr(index, "__index__"):
                raise TypeError("Pointer indices must be integer")
            return load(self._item(index.__index__()), self._type_, 0, 0)
        if index.stop is None:
            raise ValueError("slice stop is required")
        step = 1 if index.step is None else index.step
        if index.start is None and step < 0:
            raise ValueError("slice start is required for step < 0")
        picked = [self[each] for each in range(index.start or 0, index.stop, step)]
        code = getattr(self._type_, "_type_", None)
        return b"".join(picked) if code == "c" else "".join(picked) if code == "u" else picked

    def __setitem__(self, index, value, /):
        if not hasattr(index, "__index__"):
            raise TypeError("Cannot assign slice" if isinstance(index, slice) else "Pointer indices must be integer")
        store(self._item(index.__index__()), self._type_, 0, 0, value)

    def __bool__(self):
        return any(content(self))

    @classmethod
    def _convert(cls, base, index, offset, value):
        from ._aggregates import Array
        start = base._b_offset + offset
        if value is None:
            base._memory.data[start:start + 8] = bytes(8)
        elif isinstance(value, cls._type_) or (isinstance(value, Array) and issubclass(value._type_, cls._type_)):
            base._memory.data[start:start + 8] = pack_address(addressof(value))
            keep(base, index, value)
        elif isinstance(value, _CData):
            raise TypeError(f"incompatible types, {type(value).__name__} instance instead of {cls.__name__} instance")
        else:
            raise TypeError(f"expected {cls.__name__} instance, got {type(value).__name__}")
