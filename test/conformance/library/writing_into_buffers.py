# compare: output
"""struct.pack_into and readinto through memoryviews and classes with __buffer__."""
import array
import io
import struct

data = bytearray(8)
view = memoryview(data)
struct.pack_into("<H", view, 2, 0x0102)
struct.pack_into(">H", view[4:], 1, 0x0304)
print(data)
print(io.BytesIO(b"abcdef").readinto(view[5:]), data)
with open("numbers.bin", "wb") as file:
    file.write(struct.pack("<3i", 1, 2, 3))
numbers = array.array("i", [0] * 4)
with open("numbers.bin", "rb") as file:
    print(file.readinto(memoryview(numbers)[1:]), numbers)


class Page:
    def __init__(self, size):
        self.bytes = bytearray(size)

    def __buffer__(self, flags):
        return memoryview(self.bytes)


page = Page(4)
struct.pack_into("B", page, 3, 7)
print(page.bytes)
for target in (memoryview(b"abcd"), view[::2], "text", b"abcd"):
    try:
        struct.pack_into("B", target, 0, 1)
    except (TypeError, BufferError) as error:
        print(type(error).__name__, error)
    try:
        io.BytesIO(b"xy").readinto(target)
    except (TypeError, BufferError) as error:
        print(type(error).__name__, error)
