# compare: output
# What modules written in C make of unusual arguments: quoted-printable, bisect, struct, select, mmap, text streams.
import binascii
import bisect
import io
import mmap
import select
import struct

text = b"hoei\npap\r  hoempa\troempa=_.  \n.\r\n" + b"long line " * 12
for tabs in [False, True]:
    for is_text in [False, True]:
        for header in [False, True]:
            quoted = binascii.b2a_qp(text, tabs, is_text, header)
            print(quoted, binascii.a2b_qp(quoted, header) == text)
print(binascii.a2b_qp(b"a==b=\r\nc=4x=\n=41_="), binascii.a2b_qp(b"a_b", header=True))
print(bisect.bisect([1, 2, 3], 2, 0, -100), bisect.bisect_left([1, 2], 5, 0, -1))


def attempt(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as problem:
        print(type(problem).__name__, problem)


attempt(struct.pack_into, "H", b"0", 3, 12, 12)
attempt(struct.pack_into, "H", b"0", 3, 12)
for things in [[-5], [5000], ["x"], 5]:
    attempt(select.select, things, [], [], 0.01)
attempt(select.select, [], [], [], -1)
attempt(select.select, [], [], [], "soon")

memory = mmap.mmap(-1, 5)
memory[:] = b"abcab"
print(list(memory), memory[0], b"a" in memory, 97 in memory, list(reversed(memory)), memory[1:3])


class Terminal:
    def isatty(self):
        return "yes"

    readable = writable = seekable = lambda self: False


print(io.TextIOWrapper(Terminal()).isatty())
attempt(io.TextIOWrapper, io.BytesIO(), encoding="hex")
attempt(open, "text.txt", "w", encoding="rot13")
