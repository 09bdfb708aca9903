# build: 64-bit
# compare: output
"""Simple types, arrays, structures, unions and pointers of ctypes."""
from ctypes import *

print(c_int(5), c_int(), c_double(2.5), c_char(b"x"), c_bool(3), c_short(70000), c_ubyte(-1), c_longlong(-1))
print(sizeof(c_int), sizeof(c_long), sizeof(c_char * 10), sizeof(c_void_p), alignment(c_double))


class Point(Structure):
    _fields_ = [("x", c_int), ("y", c_int)]


class Box(Structure):
    _fields_ = [("a", Point), ("b", Point)]


class Mixed(Structure):
    _fields_ = [("c", c_char), ("d", c_double), ("s", c_short)]


class Bits(Structure):
    _fields_ = [("first", c_int, 16), ("second", c_int, 16)]


class Number(Union):
    _fields_ = [("i", c_uint32), ("f", c_float), ("b", c_ubyte * 4)]


class Big(BigEndianStructure):
    _fields_ = [("a", c_uint16), ("b", c_uint32)]


class Link(Structure):
    pass


Link._fields_ = [("value", c_int), ("next", POINTER(Link))]

p = Point(y=5)
p.x += 2
print(p.x, p.y)
box = Box((1, 2), Point(3, 4))
box.a.x = 9
print(box.a.x, box.b.y, sizeof(box), bytes(box))
print(sizeof(Mixed), Mixed.d.offset, Mixed.s.offset, Mixed.d.size)
bits = Bits(3, -4)
print(bits.first, bits.second, sizeof(bits))
u = Number(f=1.0)
print(hex(u.i), list(u.b))
print(bytes(Big(1, 2)))
chain = Link(2, pointer(Link(1)))
print(chain.next.contents.value, bool(chain.next.contents.next), sizeof(Link))

ten = (c_int * 10)(*range(1, 11))
print(list(ten), ten[2:5], ten[-1], sum(ten), len(ten), isinstance(ten, Array))
n = c_int(42)
to = pointer(n)
to[0] = 22
print(n, to.contents, to[0], bool(POINTER(c_int)()))
to.contents = c_int(7)
print(to[0], n.value)
text = create_string_buffer(b"Hello", 10)
print(sizeof(text), text.raw, text.value)
text.value = b"Hi"
print(text.raw)
wide = create_unicode_buffer("héllo")
print(wide.value, len(wide), c_char_p(b"abc").value, c_wchar_p("abc").value)
memset(text, ord("z"), 3)
memmove(text, b"ab", 2)
print(text.value, string_at(addressof(text), 2))
print(cast(ten, POINTER(c_int))[:4], c_int.from_buffer_copy(b"\x02\0\0\0"))
shared = bytearray(4)
c_int.from_buffer(shared).value = 258
print(shared)


@CFUNCTYPE(c_int, c_int, c_int)
def add(a, b):
    return a + b


print(add(3, 4))
for attempt in (
    lambda: c_int("x"),
    lambda: c_int(1.5),
    lambda: c_float("a"),
    lambda: c_char_p(1.5),
    lambda: c_int * -1,
    lambda: Point("a"),
    lambda: Point(1, 2, 3),
    lambda: (c_int * 2)(1, 2, 3),
    lambda: POINTER(c_int)(42),
    lambda: POINTER(c_int)()[0],
    lambda: setattr(text, "value", b"far too long for it"),
    lambda: add(1),
    lambda: sizeof(3),
    lambda: CDLL("libnothing.so"),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
