"""How values of simple types are read and written, by the code of the type."""

import struct
from operator import index

from . import _memory as memory
from ._data import Info
from ._memory import Block, PyObj_FromPtr


def _integer(code, order):
    layout = struct.Struct(order + code)
    bits = layout.size * 8
    signed = code.islower()

    def get(data):
        return layout.unpack(data)[0]

    def set(value):
        value = index(value) & (1 << bits) - 1
        if signed and value >> bits - 1:
            value -= 1 << bits
        return layout.pack(value), None

    return layout.size, get, set


def _float(code, order):
    layout = struct.Struct(order + {"g": "d"}.get(code, code))
    padding = bytes(8 if code == "g" else 0)

    def get(data):
        return layout.unpack(data[:layout.size])[0]

    def set(value):
        try:
            return layout.pack(value) + padding, None
        except struct.error:
            raise TypeError(f"must be real number, not {type(value).__name__}") from None
        except OverflowError:
            return layout.pack(float("inf") if value > 0 else float("-inf")), None

    return layout.size + len(padding), get, set


def _get_char(data):
    return bytes(data)


def _set_char(value):
    if isinstance(value, (bytes, bytearray)) and len(value) == 1:
        return bytes(value), None
    if isinstance(value, int):
        if not 0 <= value < 256:
            raise TypeError("integer not in range(256)")
        return bytes([value]), None
    length = f" of length {len(value)}" if isinstance(value, (bytes, bytearray)) else ""
    raise TypeError("one character bytes, bytearray, or an integer in range(256) expected, "
                    f"not {type(value).__name__}{length}")


def _get_wchar(data):
    return chr(int.from_bytes(data, "little"))


def _set_wchar(value):
    if not isinstance(value, str):
        raise TypeError(f"a unicode character expected, not instance of {type(value).__name__}")
    if len(value) != 1:
        raise TypeError(f"a unicode character expected, not a string of length {len(value)}")
    return ord(value).to_bytes(4, "little"), None


def _get_bool(data):
    return data[0] != 0


def _set_bool(value):
    return bytes([bool(value)]), None


def pack_address(address):
    return (address & 0xFFFFFFFFFFFFFFFF).to_bytes(8, "little")


def unpack_address(data):
    return int.from_bytes(data, "little")


def _get_void(data):
    return unpack_address(data) or None


def _set_void(value):
    if value is None:
        return bytes(8), None
    if not isinstance(value, int):
        raise TypeError("cannot be converted to pointer")
    return pack_address(value), None


def _get_bytes(data):
    address = unpack_address(data)
    return memory.read(address, -1) if address else None


def _set_bytes(value):
    if value is None:
        return bytes(8), None
    if isinstance(value, int):
        return pack_address(value), None
    if not isinstance(value, bytes):
        raise TypeError(f"bytes or integer address expected instead of {type(value).__name__} instance")
    block = Block(bytearray(value + b"\0"))
    return pack_address(block.address), Kept(value, block)


def wide(text):
    return text.encode("utf-32-le", "surrogatepass")


def _get_text(data):
    address = unpack_address(data)
    if not address:
        return None
    text = ""
    while (point := int.from_bytes(memory.read(address + 4 * len(text), 4), "little")):
        text += chr(point)
    return text


def _set_text(value):
    if value is None:
        return bytes(8), None
    if isinstance(value, int):
        return pack_address(value), None
    if not isinstance(value, str):
        raise TypeError(f"unicode string or integer address expected instead of {type(value).__name__} instance")
    block = Block(bytearray(wide(value + "\0")))
    return pack_address(block.address), Kept(value, block)


class Kept:
    """A value and the memory that was made for it."""

    __slots__ = ("value", "block")

    def __init__(self, value, block):
        self.value = value
        self.block = block


def _get_object(data):
    address = unpack_address(data)
    if not address:
        raise ValueError("PyObject is NULL")
    return PyObj_FromPtr(address)


def _set_object(value):
    return pack_address(id(value)), value


def kind_of(code, order="<"):
    """Size, reader, writer and format of a type by its code."""
    if code in "bBhHiIlLqQ":
        size, get, set = _integer(code if code not in "lL" else {"l": "q", "L": "Q"}[code], order)
    elif code in "fdg":
        size, get, set = _float(code, order)
    else:
        size, get, set = _OTHERS[code]
    shown = {"z": "z", "Z": "Z", "P": "P", "O": "O", "c": "c", "u": "u", "?": "?", "g": "g"}.get(code)
    format = order + (shown or {"q": "l", "Q": "L"}.get(code, code))
    return Info(size, size, format, get=get, set=set)


_OTHERS = {
    "c": (1, _get_char, _set_char),
    "u": (4, _get_wchar, _set_wchar),
    "?": (1, _get_bool, _set_bool),
    "P": (8, _get_void, _set_void),
    "z": (8, _get_bytes, _set_bytes),
    "Z": (8, _get_text, _set_text),
    "O": (8, _get_object, _set_object),
}
CODES = "cbBhHiIlLdDFGfuzZqQPXOv?g"
SWAPPABLE = "hHiIlLqQfd"
