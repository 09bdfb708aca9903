"""The fields of structures and unions."""

from ._data import info_of, load, store


class CField:
    """Structure/Union member"""

    def __init__(self, *, name, type, byte_size, byte_offset, index, _internal_use, bit_size=None, bit_offset=None):
        self.name = name
        self.type = type
        self.byte_size = byte_size
        self.byte_offset = byte_offset
        self.offset = byte_offset
        self.is_bitfield = bit_size is not None
        self.bit_size = byte_size * 8 if bit_size is None else bit_size
        self.bit_offset = bit_offset or 0
        self.size = byte_size if bit_size is None else bit_size << 16 | self.bit_offset
        self.is_anonymous = False
        self._index = index
        self._order = "little"

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if not self.is_bitfield:
            return load(instance, self.type, self._index, self.byte_offset)
        whole = int.from_bytes(self._bytes(instance), self._order) >> self.bit_offset & (1 << self.bit_size) - 1
        if self.type._type_.islower() and whole >> self.bit_size - 1:
            whole -= 1 << self.bit_size
        return bool(whole) if self.type._type_ == "?" else whole

    def _bytes(self, instance):
        start = instance._b_offset + self.byte_offset
        return instance._memory.data[start:start + self.byte_size]

    def __set__(self, instance, value):
        if not self.is_bitfield:
            store(instance, self.type, self._index, self.byte_offset, value)
            return
        info_of(self.type).set(value)
        mask = (1 << self.bit_size) - 1 << self.bit_offset
        whole = int.from_bytes(self._bytes(instance), self._order) & ~mask | int(value) << self.bit_offset & mask
        start = instance._b_offset + self.byte_offset
        instance._memory.data[start:start + self.byte_size] = whole.to_bytes(self.byte_size, self._order)

    def __repr__(self):
        if self.is_bitfield:
            return (f"<ctypes.CField {self.name!r} type={self.type.__name__}, ofs={self.byte_offset}, "
                    f"bit_size={self.bit_size}, bit_offset={self.bit_offset}>")
        return f"<ctypes.CField {self.name!r} type={self.type.__name__}, ofs={self.byte_offset}, size={self.byte_size}>"


CField.__module__ = "ctypes"
