"""A database of bytes by bytes in two plain files: values in NAME.dat, where they stand in NAME.dir."""
import ast
import io
import os
from collections.abc import MutableMapping

__all__ = ["error", "open"]

# Values begin at multiples of this.
_BLOCKSIZE = 512

error = OSError


def _bytes(text):
    return text.encode("utf-8") if isinstance(text, str) else text


class _Database(MutableMapping):
    def __init__(self, filebasename, mode, flag="c"):
        name = os.fsdecode(filebasename)
        self._mode = mode
        self._readonly = flag == "r"
        self._dirfile = name + ".dir"
        self._datfile = name + ".dat"
        self._bakfile = name + ".bak"
        self._index = None
        self._modified = False
        if flag == "n":
            for file in self._dirfile, self._bakfile, self._datfile:
                if os.path.exists(file):
                    os.remove(file)
        if not os.path.exists(self._datfile):
            if flag not in ("c", "n"):
                raise FileNotFoundError(2, "No such file or directory", self._datfile)
            with io.open(self._datfile, "w", encoding="Latin-1"):
                os.chmod(self._datfile, mode)
        self._index = self._read_index(flag)

    def _read_index(self, flag):
        index = {}
        try:
            with io.open(self._dirfile, encoding="Latin-1") as file:
                for line in file:
                    key, place = ast.literal_eval(line.rstrip())
                    index[key.encode("Latin-1")] = place
        except OSError:
            if flag not in ("c", "n"):
                raise
            with io.open(self._dirfile, "w", encoding="Latin-1"):
                os.chmod(self._dirfile, self._mode)
        return index

    def _write_index(self):
        if self._index is None or not self._modified:
            return
        if os.path.exists(self._dirfile):
            os.replace(self._dirfile, self._bakfile)
        with io.open(self._dirfile, "w", encoding="Latin-1") as file:
            os.chmod(self._dirfile, self._mode)
            for key, place in self._index.items():
                file.write(f"{key.decode('Latin-1')!r}, {place!r}\n")

    def sync(self):
        self._write_index()
        self._modified = False

    def _open_index(self):
        if self._index is None:
            raise error("DBM object has already been closed")
        return self._index

    def __getitem__(self, key):
        position, size = self._open_index()[_bytes(key)]
        with io.open(self._datfile, "rb") as file:
            file.seek(position)
            return file.read(size)

    def __setitem__(self, key, value):
        if self._readonly:
            raise error("The database is opened for reading only")
        key = _bytes(key)
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError("keys must be bytes or strings")
        value = _bytes(value)
        if not isinstance(value, (bytes, bytearray)):
            raise TypeError("values must be bytes or strings")
        index = self._open_index()
        self._modified = True
        old = index.get(bytes(key))
        fits = old is not None and -(-old[1] // _BLOCKSIZE) >= -(-len(value) // _BLOCKSIZE)
        with io.open(self._datfile, "rb+") as file:
            if fits:
                position = old[0]
            else:
                end = file.seek(0, 2)
                position = -(-end // _BLOCKSIZE) * _BLOCKSIZE
                file.write(b"\0" * (position - end))
            file.seek(position)
            file.write(value)
        index[bytes(key)] = (position, len(value))
        if old is None:
            with io.open(self._dirfile, "a", encoding="Latin-1") as file:
                file.write(f"{key.decode('Latin-1')!r}, {index[bytes(key)]!r}\n")

    def __delitem__(self, key):
        if self._readonly:
            raise error("The database is opened for reading only")
        self._modified = True
        del self._open_index()[_bytes(key)]
        self._write_index()

    def keys(self):
        return list(self._open_index())

    def items(self):
        return [(key, self[key]) for key in self.keys()]

    def __contains__(self, key):
        return _bytes(key) in self._open_index()

    def iterkeys(self):
        return iter(self._open_index())

    __iter__ = iterkeys

    def __len__(self):
        return len(self._open_index())

    def close(self):
        try:
            self._write_index()
        finally:
            self._index = None

    __del__ = close

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self.close()


def open(file, flag="c", mode=0o666):
    """Open the database file, filename, and return corresponding object.

    Flags: 'r' to read, 'w' to read and write, 'c' to make it if it is not there (the default), 'n' to make a new one.
    """
    if flag not in ("r", "w", "c", "n"):
        raise ValueError("Flag must be one of 'r', 'w', 'c', or 'n'")
    mask = os.umask(0)
    os.umask(mask)
    return _Database(file, mode & ~mask, flag=flag)
