"""Arrays, structures and unions."""

from ._codes import wide
from ._data import (
    CType_Type, Info, _CData, caller_module, content, info_of, infos, kept, keep, load, need_info, put, store)
from ._fields import CField

_array_types = {}


def array_type(item, length):
    if not isinstance(length, int):
        raise TypeError(f"can't multiply sequence by non-int of type '{type(length).__name__}'")
    if length < 0:
        raise ValueError(f"Array length must be >= 0, not {length}")
    key = (item, length)
    if key not in _array_types:
        need_info(item)
        names = {"_length_": length, "_type_": item, "__module__": caller_module()}
        _array_types[key] = PyCArrayType(f"{item.__name__}_Array_{length}", (Array,), names)
    return _array_types[key]


class PyCArrayType(CType_Type):
    __module__ = "_ctypes"

    def __new__(meta, name, bases, namespace, /, **kwargs):
        cls = super().__new__(meta, name, bases, namespace, **kwargs)
        if bases == (_CData,):
            return cls
        length = getattr(cls, "_length_", None)
        if length is None:
            raise AttributeError("class must define a '_length_' attribute")
        if not isinstance(length, int):
            raise TypeError("The '_length_' attribute must be an integer")
        if length < 0:
            raise ValueError("The '_length_' attribute must not be negative")
        item = getattr(cls, "_type_", None)
        if item is None:
            raise AttributeError("class must define a '_type_' attribute")
        info = need_info(item)
        infos[cls] = Info(info.size * length, info.align, info.format, (length, *info.shape))
        if getattr(item, "_type_", None) == "c" and info.plain:
            cls.value = property(_get_value, _set_value)
            cls.raw = property(content, _set_raw)
            infos[cls].plain = True
            infos[cls].get = _text_of
        elif getattr(item, "_type_", None) == "u" and info.plain:
            cls.value = property(_get_wide, _set_wide)
            infos[cls].plain = True
            infos[cls].get = _wide_of
        return cls

    def from_param(cls, value, /):
        if isinstance(value, cls):
            return value
        code = getattr(cls._type_, "_type_", None)
        if isinstance(value, tuple):
            return cls(*value)
        if (code == "c" and isinstance(value, bytes)) or (code == "u" and isinstance(value, str)):
            if len(value) > cls._length_:
                raise ValueError("Invalid length")
            made = cls()
            made.value = value
            return made
        return super().from_param(value)


def _text_of(data):
    return bytes(data).partition(b"\0")[0]


def _wide_of(data):
    return bytes(data).decode("utf-32-le", "surrogatepass").partition("\0")[0]


def _get_value(self):
    return _text_of(content(self))


def _set_value(self, value):
    if not isinstance(value, bytes):
        raise TypeError(f"bytes expected instead of {type(value).__name__} instance")
    if len(value) > self._length_:
        raise ValueError("byte string too long")
    put(self, value if len(value) == self._length_ else value + b"\0")


def _set_raw(self, value):
    value = bytes(memoryview(value))
    if len(value) > self._length_:
        raise ValueError("byte string too long")
    put(self, value)


def _get_wide(self):
    return _wide_of(content(self))


def _set_wide(self, value):
    if not isinstance(value, str):
        raise TypeError(f"unicode string expected instead of {type(value).__name__} instance")
    if len(value) > self._length_:
        raise ValueError("string too long")
    put(self, wide(value if len(value) == self._length_ else value + "\0"))


class Array(_CData, metaclass=PyCArrayType):
    """Abstract base class for arrays."""

    __module__ = "_ctypes"
    __slots__ = ()

    def __init__(self, /, *values):
        for index, value in enumerate(values):
            self[index] = value

    def __len__(self):
        return self._length_

    def _place(self, index):
        if index < 0:
            index += self._length_
        if not 0 <= index < self._length_:
            raise IndexError("invalid index")
        return index

    def __getitem__(self, index, /):
        item = self._type_
        if not isinstance(index, slice):
            if not hasattr(index, "__index__"):
                raise TypeError("indices must be integers")
            index = self._place(index.__index__())
            return load(self, item, index, index * info_of(item).size)
        picked = [self[each] for each in range(*index.indices(self._length_))]
        code = getattr(item, "_type_", None) if info_of(item).plain else None
        return b"".join(picked) if code == "c" else "".join(picked) if code == "u" else picked

    def __setitem__(self, index, value, /):
        if isinstance(index, slice):
            places = range(*index.indices(self._length_))
            if len(places) != len(value):
                raise ValueError("Can only assign sequence of same size")
            for each, single in zip(places, value):
                self[each] = single
            return
        if not hasattr(index, "__index__"):
            raise TypeError("indices must be integer")
        index = self._place(index.__index__())
        store(self, self._type_, index, index * info_of(self._type_).size, value)

    def __delitem__(self, index, /):
        raise TypeError("Array does not support item deletion")

    def __iter__(self):
        return map(self.__getitem__, range(self._length_))

    def __class_getitem__(cls, item, /):
        from types import GenericAlias
        return GenericAlias(cls, item)

    @classmethod
    def _convert(cls, base, index, offset, value):
        _convert_tuple(cls, base, index, offset, value)


def _convert_tuple(cls, base, index, offset, value):
    info = info_of(cls)
    start = base._b_offset + offset
    if info.plain and not isinstance(value, _CData):
        made = cls()
        made.value = value
        data = bytes(value) if isinstance(value, bytes) else wide(value)
        base._memory.data[start:start + len(data)] = data
        if len(data) < info.size:
            base._memory.data[start + len(data)] = 0
    elif isinstance(value, tuple):
        try:
            made = cls(*value)
        except Exception as error:
            raise RuntimeError(f"({cls.__name__}) {type(error).__name__}: {error}") from None
        base._memory.data[start:start + info.size] = content(made)
        keep(base, index, kept(made))
    else:
        raise TypeError(
            f"incompatible types, {type(value).__name__} instance instead of {cls.__name__} instance"
            if isinstance(value, _CData) else f"expected {cls.__name__} instance, got {type(value).__name__}")


class _FieldsType(CType_Type):
    """Structures and unions: their layout follows when `_fields_` is set."""

    def __new__(meta, name, bases, namespace, /, **kwargs):
        cls = super().__new__(meta, name, bases, namespace, **kwargs)
        if bases == (_CData,):
            return cls
        base = info_of(cls)
        infos[cls] = Info(0, 1, "B") if base is None else Info(
            base.size, base.align, base.format, fields=base.fields)
        if "_fields_" in namespace:
            cls._fields_ = namespace["_fields_"]
        elif base is not None:
            base.final = True
        return cls

    def __setattr__(cls, name, value, /):
        super().__setattr__(name, value)
        if name == "_fields_":
            _lay_out(cls, value)


def _lay_out(cls, fields):
    from ctypes._layout import get_layout
    info = infos[cls]
    if info.final:
        raise AttributeError("_fields_ is final")
    base = cls.__base__ if cls.__base__ not in (Structure, Union) and info_of(cls.__base__) else None
    for field in fields:
        if not isinstance(field, tuple) or len(field) < 2:
            raise TypeError("_fields_ must be a sequence of pairs")
        if not isinstance(field[1], CType_Type):
            raise TypeError("second item in _fields_ tuple must be a C type")
        need_info(field[1])
    before = info_of(base).fields if base is not None else ()
    layout = get_layout(cls, fields, issubclass(cls, Structure), base)
    swapped = hasattr(cls, "_swappedbytes_")
    for field in layout.fields:
        field._index += len(before)
        field._order = "big" if swapped else "little"
        type.__setattr__(cls, field.name, field)
    info.size = layout.size
    info.align = layout.align
    info.format = layout.format_spec
    info.fields = (*before, *(field.name for field in layout.fields))
    info.final = True
    for name in getattr(cls, "_anonymous_", ()):
        outer = cls.__dict__.get(name)
        if not isinstance(outer, CField):
            raise AttributeError(name)
        outer.is_anonymous = True
        for inner in info_of(outer.type).fields:
            if inner not in cls.__dict__:
                type.__setattr__(cls, inner, property(_inner_get(name, inner), _inner_set(name, inner)))


def _inner_get(outer, inner):
    return lambda self: getattr(getattr(self, outer), inner)


def _inner_set(outer, inner):
    return lambda self, value: setattr(getattr(self, outer), inner, value)


class PyCStructType(_FieldsType):
    __module__ = "_ctypes"


class UnionType(_FieldsType):
    __module__ = "_ctypes"


def _initialize(self, /, *values, **named):
    names = need_info(type(self)).fields
    if len(values) > len(names):
        raise TypeError("too many initializers")
    for name, value in zip(names, values):
        if name in named:
            raise TypeError(f"duplicate values for field {name!r}")
        setattr(self, name, value)
    for name, value in named.items():
        setattr(self, name, value)


class Structure(_CData, metaclass=PyCStructType):
    """Structure base class"""

    __module__ = "_ctypes"
    __slots__ = ()
    __init__ = _initialize
    _convert = classmethod(_convert_tuple)


class Union(_CData, metaclass=UnionType):
    """Union base class"""

    __module__ = "_ctypes"
    __slots__ = ()
    __init__ = _initialize
    _convert = classmethod(_convert_tuple)
