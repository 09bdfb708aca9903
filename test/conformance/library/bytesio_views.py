# compare: output
"""A BytesIO cannot change its size while there is a view of it; os.read and os.readinto of descriptors."""
import io
import os

stream = io.BytesIO(b"0123456789")
view = stream.getbuffer()
view[2:4] = b"AB"
print(stream.getvalue(), len(view))
for change in (lambda: stream.write(b"x"), lambda: stream.truncate(3), lambda: stream.close()):
    try:
        change()
    except BufferError as error:
        print(error)
view.release()
print(stream.write(b"x"), stream.getvalue())
for state in (None, (b"a",), ("text", 0, None), (b"abc", -1, None)):
    try:
        io.BytesIO().__setstate__(state)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
reader, writer = os.pipe()
os.write(writer, b"through a pipe")
buffer = bytearray(7)
print(os.readinto(reader, buffer), buffer, os.read(reader, 100))
try:
    os.readinto(reader, b"fixed")
except TypeError as error:
    print(error)
