"""Memory-mapped files: all maps of a file share its bytes."""

import errno
import os

from _mmap import maps

ACCESS_DEFAULT, ACCESS_READ, ACCESS_WRITE, ACCESS_COPY = 0, 1, 2, 3
MAP_SHARED, MAP_PRIVATE, MAP_ANON, MAP_ANONYMOUS = 1, 2, 32, 32
MAP_DENYWRITE, MAP_EXECUTABLE, MAP_POPULATE, MAP_NORESERVE, MAP_STACK = 2048, 4096, 32768, 16384, 131072
PROT_READ, PROT_WRITE, PROT_EXEC = 1, 2, 4
MADV_NORMAL, MADV_RANDOM, MADV_SEQUENTIAL, MADV_WILLNEED, MADV_DONTNEED = 0, 1, 2, 3, 4
PAGESIZE = ALLOCATIONGRANULARITY = 4096
error = OSError


class mmap:
    """Maps the file of a descriptor, or with -1 new memory."""

    def __new__(cls, fileno, length, flags=MAP_SHARED, prot=PROT_READ | PROT_WRITE, access=ACCESS_DEFAULT, offset=0, *,
                trackfd=True):
        if length < 0:
            raise OverflowError("memory mapped length must be positive")
        if offset < 0:
            raise OverflowError("memory mapped offset must be positive")
        if access != ACCESS_DEFAULT and (flags != MAP_SHARED or prot != PROT_READ | PROT_WRITE):
            raise ValueError("mmap can't specify both access and flags, prot.")
        if access not in range(4):
            raise ValueError("mmap invalid access parameter.")
        if offset % ALLOCATIONGRANULARITY:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        self = object.__new__(cls)
        self._fd = -1
        self._key = None
        self._offset = offset
        self._position = 0
        self._shown = access
        if access == ACCESS_DEFAULT:
            access = ACCESS_COPY if flags & MAP_PRIVATE else ACCESS_READ if not prot & PROT_WRITE else ACCESS_WRITE
        self._access = access
        if fileno == -1:
            if length == 0:
                raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
            self._data = bytearray(length)
            return self
        status = os.fstat(fileno)
        if length == 0:
            if status.st_size == 0:
                raise ValueError("cannot mmap an empty file")
            if offset >= status.st_size:
                raise ValueError("mmap offset is greater than file size")
            length = status.st_size - offset
        elif offset > status.st_size or status.st_size - offset < length:
            raise ValueError("mmap length is greater than file size")
        if access == ACCESS_COPY:
            self._data = bytearray(os.pread(fileno, length, offset))
            return self
        self._fd = os.dup(fileno)
        self._key = (status.st_dev, status.st_ino, offset, length)
        shared = maps().setdefault(self._key, [bytearray(), 0])
        if shared[1] == 0:
            shared[0] = bytearray(os.pread(fileno, length, offset))
        shared[1] += 1
        self._data = shared[0]
        return self

    def _open(self):
        if self._data is None:
            raise ValueError("mmap closed or invalid")
        return self._data

    def _writable(self):
        if self._access == ACCESS_READ:
            raise TypeError("mmap can't modify a readonly memory map.")

    def _put(self, start, data):
        self._data[start:start + len(data)] = data
        if self._fd >= 0:
            os.pwrite(self._fd, data, self._offset + start)

    def __buffer__(self, flags, /):
        view = memoryview(self._open())
        return view.toreadonly() if self._access == ACCESS_READ else view

    def __len__(self):
        return len(self._open())

    def __getitem__(self, index, /):
        data = self._open()
        if isinstance(index, slice):
            return bytes(data[index])
        if not hasattr(index, "__index__"):
            raise TypeError("mmap indices must be integers")
        try:
            return data[index]
        except IndexError:
            raise IndexError("mmap index out of range") from None

    def __setitem__(self, index, value, /):
        data = self._open()
        self._writable()
        if isinstance(index, slice):
            value = bytes(memoryview(value))
            places = range(*index.indices(len(data)))
            if len(places) != len(value):
                raise IndexError("mmap slice assignment is wrong size")
            if places.step == 1:
                self._put(places.start, value)
            else:
                for place, byte in zip(places, value):
                    self._put(place, bytes([byte]))
            return
        if not hasattr(index, "__index__"):
            raise TypeError("mmap indices must be integers")
        index = index.__index__()
        if not -len(data) <= index < len(data):
            raise IndexError("mmap index out of range")
        if not 0 <= value < 256:
            raise ValueError("mmap item value must be in range(0, 256)")
        self._put(index % len(data), bytes([value]))

    def __iter__(self):
        # Through sq_item, which gives bytes where m[i] gives an int.
        self._open()
        return (bytes(self._data[i:i + 1]) for i in range(len(self._data)))

    def __reversed__(self):
        self._open()
        return (bytes(self._data[i:i + 1]) for i in reversed(range(len(self._data))))

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __repr__(self):
        name = f"{type(self).__module__}.{type(self).__name__}"
        if self._data is None:
            return f"<{name} closed=True>"
        access = ("ACCESS_DEFAULT", "ACCESS_READ", "ACCESS_WRITE", "ACCESS_COPY")[self._shown]
        return (f"<{name} closed=False, access={access}, length={len(self)}, pos={self._position}, "
                f"offset={self._offset}>")

    @property
    def closed(self):
        return self._data is None

    def close(self):
        if self._data is None:
            return
        self.flush()
        data, self._data = self._data, None
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1
            maps()[self._key][1] -= 1

    def __del__(self):
        self.close()

    def flush(self, offset=0, size=None, /):
        data = self._open()
        if self._fd >= 0 and self._access == ACCESS_WRITE:
            os.pwrite(self._fd, bytes(data), self._offset)

    def find(self, sub, start=None, end=None, /):
        return self._open().find(sub, self._position if start is None else start, len(self) if end is None else end)

    def rfind(self, sub, start=None, end=None, /):
        return self._open().rfind(sub, self._position if start is None else start, len(self) if end is None else end)

    def read(self, n=None, /):
        data = self._open()
        end = len(data) if n is None or n < 0 else min(len(data), self._position + n)
        start, self._position = self._position, max(self._position, end)
        return bytes(data[start:end])

    def read_byte(self):
        data = self._open()
        if self._position >= len(data):
            raise ValueError("read byte out of range")
        self._position += 1
        return data[self._position - 1]

    def readline(self):
        data = self._open()
        end = data.find(b"\n", self._position) + 1 or len(data)
        start, self._position = self._position, end
        return bytes(data[start:end])

    def write(self, bytes, /):
        data = self._open()
        self._writable()
        value = memoryview(bytes).tobytes()
        if self._position + len(value) > len(data):
            raise ValueError("data out of range")
        self._put(self._position, value)
        self._position += len(value)
        return len(value)

    def write_byte(self, byte, /):
        data = self._open()
        self._writable()
        if self._position >= len(data):
            raise ValueError("write byte out of range")
        self._put(self._position, bytes([byte]))
        self._position += 1

    def seek(self, pos, whence=0, /):
        if whence not in (0, 1, 2):
            raise ValueError("unknown seek type")
        place = pos + (0, self._position, len(self))[whence]
        if not 0 <= place <= len(self):
            raise ValueError("seek out of range")
        self._position = place
        return place

    def seekable(self):
        return True

    def tell(self):
        self._open()
        return self._position

    def size(self):
        self._open()
        return os.fstat(self._fd).st_size

    def move(self, dest, src, count, /):
        data = self._open()
        self._writable()
        if min(dest, src, count) < 0 or len(data) - count < max(dest, src):
            raise ValueError("source, destination, or count out of range")
        self._put(dest, bytes(data[src:src + count]))

    def resize(self, newsize, /):
        data = self._open()
        if self._access in (ACCESS_READ, ACCESS_COPY):
            raise TypeError("mmap can't resize a readonly or copy-on-write memory map.")
        if self._fd >= 0:
            os.ftruncate(self._fd, self._offset + newsize)
        data[newsize:] = bytes(max(0, newsize - len(data)))

    def madvise(self, option, start=0, length=None, /):
        return None
