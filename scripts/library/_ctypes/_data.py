"""What all C types share: their instances are places in memory."""

import sys

from . import _memory as memory
from ._memory import Block


class Info:
    """What the C side of a type is."""

    __slots__ = ("size", "align", "format", "shape", "get", "set", "plain", "fields", "final", "swapped")

    def __init__(self, size, align, format, shape=(), get=None, set=None, plain=False, fields=()):
        self.size = size
        self.align = align
        self.format = format
        self.shape = shape
        self.get = get
        self.set = set
        # Reading an item of the type gives a Python value rather than an instance of it.
        self.plain = plain
        self.fields = fields
        self.final = False
        self.swapped = False


infos = {}


def info_of(cls):
    """The type's own description, or the one it inherits; None for an abstract class."""
    for each in cls.__mro__:
        if each in infos:
            return infos[each]
    return None


def need_info(cls):
    info = info_of(cls)
    if info is None:
        raise TypeError("abstract class")
    info.final = True
    return info


def caller_module():
    """The name of the module that calls into this package."""
    frame = sys._getframe(1)
    while frame.f_globals.get("__package__") == "_ctypes":
        frame = frame.f_back
    return frame.f_globals.get("__name__")


class CType_Type(type):
    __module__ = "_ctypes"

    def __mul__(cls, length):
        from ._aggregates import array_type
        return array_type(cls, length)

    def __rmul__(cls, length):
        return cls * length

    def from_address(cls, address, /):
        if not isinstance(address, int):
            raise TypeError("integer expected")
        return view(cls, *memory.find(address, need_info(cls).size))

    def from_buffer(cls, source, offset=0, /):
        size = need_info(cls).size
        data = memoryview(source)
        if data.readonly:
            raise TypeError("underlying buffer is not writable")
        data = data.cast("B")
        _check_room(data, offset, size)
        if isinstance(source, _CData):
            made = view(cls, source._memory, source._b_offset + offset)
        else:
            made = view(cls, Block(data), offset)
        made._objects = {"ffffffff": source}
        return made

    def from_buffer_copy(cls, source, offset=0, /):
        size = need_info(cls).size
        data = bytes(memoryview(source))
        _check_room(data, offset, size)
        return view(cls, Block(bytearray(data[offset:offset + size])), 0)

    def in_dll(cls, dll, name, /):
        raise ValueError(f"{sys.executable}: undefined symbol: {name}")

    def from_param(cls, value, /):
        if isinstance(value, cls):
            return value
        if (as_parameter := getattr(value, "_as_parameter_", None)) is not None:
            return cls.from_param(as_parameter)
        raise TypeError(f"expected {cls.__name__} instance instead of {type(value).__name__}")


def _check_room(data, offset, size):
    if offset < 0:
        raise ValueError("offset cannot be negative")
    if len(data) < offset + size:
        raise ValueError(f"Buffer size too small ({len(data)} instead of at least {size + offset} bytes)")


class _CData(metaclass=CType_Type):
    """An instance is a place in memory; `_b_base_` is the object whose memory it is, `_objects` what must live as long."""

    __module__ = "_ctypes"
    __slots__ = ("_memory", "_b_offset", "_b_base_", "_b_index", "_objects", "__weakref__")

    def __new__(cls, *args, **kwargs):
        info = need_info(cls)
        return place(object.__new__(cls), Block(bytearray(info.size)), 0)

    def __buffer__(self, flags, /):
        info = info_of(type(self))
        data = memoryview(self._memory.data)[self._b_offset:self._b_offset + len_of(self)]
        code = info.format.lstrip("<>")
        if len(code) != 1 or code not in "cbB?hHiIlLqQfdP" or info.format[0] == ">":
            return data
        return data.cast(code, info.shape) if info.shape else data.cast(code)

    def __hash__(self):
        raise TypeError("unhashable type")

    def __ctypes_from_outparam__(self):
        return self

    def __reduce__(self):
        if any(code in info_of(type(self)).format for code in "PzZO&"):
            raise ValueError("ctypes objects containing pointers cannot be pickled")
        return _rebuild, (type(self), (getattr(self, "__dict__", {}), content(self)))

    def __setstate__(self, state, /):
        attributes, data = state
        put(self, data)
        self.__dict__.update(attributes)

    @property
    def _b_needsfree_(self):
        return 1 if self._b_base_ is None else 0


def _rebuild(cls, state):
    made = cls.__new__(cls)
    attributes, data = state
    put(made, data)
    if attributes:
        made.__dict__.update(attributes)
    return made


def place(made, block, offset):
    made._memory = block
    made._b_offset = offset
    made._b_base_ = None
    made._b_index = None
    made._objects = None
    return made


def view(cls, block, offset):
    """An instance that lies in memory of somebody else."""
    return place(object.__new__(cls), block, offset)


def part(cls, base, index, offset):
    """An instance that is a part of another one."""
    made = view(cls, base._memory, base._b_offset + offset)
    made._b_base_ = base
    made._b_index = index
    return made


def len_of(instance):
    """The bytes of an instance, which resize() can have made more."""
    block = instance._memory
    return len(block.data) if instance._b_base_ is None and isinstance(block, Block) and instance._b_offset == 0 and type(
        block.data) is bytearray else info_of(type(instance)).size


def content(instance):
    start = instance._b_offset
    return bytes(instance._memory.data[start:start + info_of(type(instance)).size])


def put(instance, data):
    start = instance._b_offset
    instance._memory.data[start:start + len(data)] = data


def keep(instance, index, value):
    """Lets what a value needs live as long as the memory that it was written to."""
    if value is None:
        return
    key = f"{index:x}"
    while instance._b_base_ is not None:
        key = f"{key}:{instance._b_index:x}"
        instance = instance._b_base_
    if instance._objects is None:
        instance._objects = {}
    instance._objects[key] = value


def kept(value):
    """What must live as long as a copy of the memory of this instance."""
    if value._objects is None and value._b_base_ is not None:
        return None
    return value._objects


def store(base, cls, index, offset, value):
    """Writes a value as an item or a field of another instance."""
    info = info_of(cls)
    if info.set is not None and not isinstance(value, _CData):
        data, needed = info.set(value)
        start = base._b_offset + offset
        base._memory.data[start:start + info.size] = data
        keep(base, index, needed)
    elif isinstance(value, cls) or (info.set is not None and type(value) is cls):
        start = base._b_offset + offset
        base._memory.data[start:start + info.size] = content(value)
        keep(base, index, kept(value))
    else:
        cls._convert(base, index, offset, value)


def load(base, cls, index, offset):
    """Reads an item or a field of another instance."""
    info = info_of(cls)
    if not info.plain:
        return part(cls, base, index, offset)
    start = base._b_offset + offset
    return info.get(base._memory.data[start:start + info.size])


def sizeof(obj, /):
    if isinstance(obj, type) and info_of(obj) is not None:
        return info_of(obj).size
    if isinstance(obj, _CData):
        return len_of(obj)
    raise TypeError("this type has no size")


def alignment(obj, /):
    info = info_of(obj if isinstance(obj, type) else type(obj))
    if info is None:
        raise TypeError("no alignment info")
    return info.align


def addressof(obj, /):
    if not isinstance(obj, _CData):
        raise TypeError("invalid type")
    return obj._memory.address + obj._b_offset


def resize(obj, size, /):
    if not isinstance(obj, _CData):
        raise TypeError("expected ctypes instance")
    least = info_of(type(obj)).size
    if size < least:
        raise ValueError(f"minimum size is {least}")
    if obj._b_base_ is not None:
        raise ValueError("Memory cannot be resized because this object doesn't own it")
    block = Block(bytearray(size))
    block.data[:len(obj._memory.data)] = obj._memory.data[:size]
    obj._memory = block


def buffer_info(obj, /):
    cls = obj if isinstance(obj, type) else type(obj)
    info = info_of(cls)
    if info is None:
        raise TypeError("not a ctypes type or object")
    return info.format, len(info.shape), info.shape
