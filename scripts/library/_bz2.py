"""Compressing and decompressing with bzip2; a stream is worked on when all of it is there."""

from _bzip2 import compress as _compress, decompress as _decompress


class BZ2Compressor:
    """Create a compressor object for compressing data incrementally."""

    def __init__(self, compresslevel=9, /):
        if not 1 <= compresslevel <= 9:
            raise ValueError("compresslevel must be between 1 and 9")
        self._level = compresslevel
        self._data = bytearray()
        self._flushed = False

    def compress(self, data, /):
        if self._flushed:
            raise ValueError("Compressor has been flushed")
        self._data += memoryview(data).cast("B")
        return b""

    def flush(self):
        if self._flushed:
            raise ValueError("Repeated call to flush()")
        self._flushed = True
        return _compress(self._data, self._level)

    def __reduce__(self):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")


class BZ2Decompressor:
    """Create a decompressor object for decompressing data incrementally."""

    def __init__(self):
        self.eof = False
        self.unused_data = b""
        self.needs_input = True
        self._data = bytearray()
        self._result = b""
        self._done = False

    def decompress(self, data, max_length=-1):
        if self.eof:
            raise EOFError("End of stream already reached")
        if not self._done:
            self._data += memoryview(data).cast("B")
            found = _decompress(self._data)
            if found is not None:
                self._result, used = found
                self._done = True
                self.unused_data = bytes(self._data[used:])
                self._data.clear()
        size = len(self._result) if max_length < 0 else max_length
        piece, self._result = self._result[:size], self._result[size:]
        self.eof = self._done and not self._result
        self.needs_input = not self._done
        if self.eof:
            self.needs_input = False
        return piece

    def __reduce__(self):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")
