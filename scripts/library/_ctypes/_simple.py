"""Simple types: one value each."""

from ._codes import CODES, SWAPPABLE, kind_of
from ._data import CType_Type, _CData, content, info_of, infos, keep, put


class PyCSimpleType(CType_Type):
    __module__ = "_ctypes"

    def __new__(meta, name, bases, namespace, /, **kwargs):
        cls = super().__new__(meta, name, bases, namespace, **kwargs)
        code = getattr(cls, "_type_", None)
        if code is None:
            if bases == (_CData,):
                return cls
            raise AttributeError("class must define a '_type_' attribute")
        if not isinstance(code, str):
            raise TypeError("class must define a '_type_' string attribute")
        if len(code) != 1:
            raise ValueError("class must define a '_type_' attribute which must be a string of length 1")
        if code in "DFG":
            raise AttributeError("complex types are not available")
        if code not in CODES:
            raise AttributeError("class must define a '_type_' attribute which must be\n"
                                 f"a single character string containing one of '{CODES}'.")
        info = infos[cls] = kind_of(code)
        info.plain = bases[0] is _SimpleCData
        if info.plain and code in SWAPPABLE:
            swapped = super().__new__(meta, name, bases, namespace, **kwargs)
            infos[swapped] = kind_of(code, ">")
            infos[swapped].plain = True
            cls.__ctype_le__ = swapped.__ctype_le__ = cls
            cls.__ctype_be__ = swapped.__ctype_be__ = swapped
        return cls

    def from_param(cls, value, /):
        if isinstance(value, cls):
            return value
        code = cls._type_
        if code in "zZP" and value is not None and not isinstance(value, int):
            from ._functions import pointer_argument
            found = pointer_argument(cls, value)
            if found is not None:
                return found
        try:
            return cls(value)
        except TypeError:
            if (as_parameter := getattr(value, "_as_parameter_", None)) is not None:
                return cls.from_param(as_parameter)
            if code in "zZP":
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as ctypes.{cls.__name__}"
                                if code == "P" else "wrong type") from None
            raise


class _SimpleCData(_CData, metaclass=PyCSimpleType):
    """XXX to be provided"""

    __module__ = "_ctypes"
    __slots__ = ()

    def __init__(self, value=None, /):
        if value is not None:
            self.value = value

    @property
    def value(self):
        return info_of(type(self)).get(content(self))

    @value.setter
    def value(self, value):
        data, self._objects = info_of(type(self)).set(value)
        put(self, data)
        if self._b_base_ is not None:
            keep(self._b_base_, self._b_index, self._objects)

    def __bool__(self):
        return any(content(self))

    def __repr__(self):
        if type(self).__base__ is not _SimpleCData:
            return f"<{type(self).__qualname__} object at {id(self):#x}>"
        return f"{type(self).__name__}({self.value!r})"

    @classmethod
    def _convert(cls, base, index, offset, value):
        raise TypeError(f"incompatible types, {type(value).__name__} instance instead of {cls.__name__} instance")
