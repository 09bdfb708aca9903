"""The memory that ctypes objects lie in: blocks of bytes at addresses, and Python objects at theirs."""

from bisect import bisect_right, insort
from weakref import ref

from _ctypes_heap import bytes_at, object_at as PyObj_FromPtr

_FIRST = 0x7F1A_0000_0000
_top = _FIRST
_starts = []
_blocks = {}


class Block:
    """Bytes at an address; `data` is a bytearray, or a memoryview of what somebody else owns."""

    __slots__ = ("data", "address", "__weakref__")

    def __init__(self, data):
        global _top
        self.data = data
        self.address = _top
        _top += max(16, len(data) + 15 & ~15)
        _blocks[self.address] = ref(self)
        insort(_starts, self.address)

    def __del__(self):
        if _blocks.pop(self.address, None) is not None:
            del _starts[bisect_right(_starts, self.address) - 1]


class _ObjectMemory:
    """Memory of Python objects, from an address on: it can be read; what is written to it is lost."""

    __slots__ = ("address", "_size")

    def __init__(self, address, size):
        self.address = address
        self._size = size

    @property
    def data(self):
        return bytearray(bytes_at(self.address, self._size))


def find(address, size):
    """The block around an address and the offset in it."""
    place = bisect_right(_starts, address) - 1
    if place >= 0 and (block := _blocks[_starts[place]]()) is not None:
        offset = address - block.address
        if offset < max(len(block.data), 1) or not size:
            return block, offset
    if not 4096 <= address < _FIRST:
        raise OSError(f"exception: access violation reading 0x{address & 0xFFFFFFFFFFFFFFFF:016X}")
    return _ObjectMemory(address, size), 0


def read(address, size):
    block, offset = find(address, size)
    if size < 0:
        data = block.data if isinstance(block, Block) else bytes_at(address, 4096)
        end = data.find(0, offset) if isinstance(data, (bytes, bytearray)) else bytes(data).find(0, offset)
        return bytes(data[offset:end if end >= 0 else None])
    return bytes(block.data[offset:offset + size])


def write(address, data):
    block, offset = find(address, len(data))
    block.data[offset:offset + len(data)] = data
