"""Codecs of East Asian code pages, at once and piece by piece."""

import _codepages


class MultibyteCodec:
    def __init__(self, name):
        _codepages.check(name)
        self._name = name

    def encode(self, input, errors=None):
        return _codepages.encode(self._name, input, errors), len(input)

    def decode(self, input, errors=None):
        text, _ = _codepages.decode(self._name, input, errors, True)
        return text, len(input)


def getcodec(name, /):
    if not isinstance(name, str):
        raise TypeError("encoding name must be a string.")
    return MultibyteCodec(name)


class MultibyteIncrementalEncoder:
    def __init__(self, errors="strict"):
        self.errors = errors

    def encode(self, input, final=False):
        return self.codec.encode(input, self.errors)[0]

    def reset(self):
        return None

    def getstate(self):
        return 0

    def setstate(self, state, /):
        return None


class MultibyteIncrementalDecoder:
    def __init__(self, errors="strict"):
        self.errors = errors
        self._pending = b""

    def decode(self, input, final=False):
        data = self._pending + bytes(input)
        text, used = _codepages.decode(self.codec._name, data, self.errors, final)
        self._pending = data[used:]
        return text

    def reset(self):
        self._pending = b""

    def getstate(self):
        return self._pending, 0

    def setstate(self, state, /):
        self._pending = state[0]


class MultibyteStreamReader:
    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors
        self._pending = b""

    def _decode(self, data):
        data = self._pending + data
        text, used = _codepages.decode(self.codec._name, data, self.errors, not data)
        self._pending = data[used:]
        return text

    def read(self, sizeobj=None, /):
        return self._decode(self.stream.read(-1 if sizeobj is None else sizeobj))

    def readline(self, sizeobj=None, /):
        return self._decode(self.stream.readline(-1 if sizeobj is None else sizeobj))

    def readlines(self, sizehintobj=None, /):
        return self.read(sizehintobj).splitlines(True)

    def reset(self):
        self._pending = b""


class MultibyteStreamWriter:
    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors

    def write(self, strobj, /):
        self.stream.write(self.codec.encode(strobj, self.errors)[0])

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def reset(self):
        return None
