# compare: output
"""Files that nobody closes, and streams whose closing fails: what the warnings and the messages on stderr say."""
import io
import os
import sys
import warnings

sys.stderr = sys.stdout
warnings.simplefilter("always")


def forget():
    file = open("left.txt", "w")
    file.write("text")


forget()
print(open("left.txt").read())
open("left.txt", "rb")
open("left.txt", "rb", buffering=0)
directory = os.scandir(".")
next(directory)
warnings.filterwarnings("ignore", "unclosed scandir")
del directory


class Broken(io.BytesIO):
    def flush(self):
        raise OSError("no flush")


class MoreBroken(Broken):
    def __repr__(self):
        return "broken"

    def close(self):
        raise OSError("no close")


for stream in io.BufferedWriter(Broken()), io.TextIOWrapper(Broken()), io.TextIOWrapper(MoreBroken()):
    try:
        stream.close()
    except OSError as error:
        print(repr(error), repr(error.__context__), stream.closed)
    del stream

text = io.TextIOWrapper(Broken())
text.write("abc")
del text

with open("left.txt", "rb", buffering=4) as file:
    print(file.writable(), file.read1(2), file.readinto1(bytearray(3)), file._finalizing, file.raw._finalizing)
text = open("left.txt")
text._CHUNK_SIZE = 2
print(text._CHUNK_SIZE, text.readline())
try:
    text._CHUNK_SIZE = 0
except ValueError as error:
    print(error)
buffer = text.detach()
print(repr(text), text.encoding, text.errors, text.line_buffering)
buffer.close()
try:
    text.close()
except ValueError as error:
    print(error)


class Raw(io.RawIOBase):
    def readable(self):
        return True

    def readinto(self, buffer):
        return b"not a number"


try:
    io.BufferedReader(Raw()).readline()
except OSError as error:
    print(repr(error), repr(error.__cause__))


class Late(io.RawIOBase):
    def writable(self):
        return True

    def write(self, data):
        return None


late = io.BufferedWriter(Late(), 4)
try:
    late.write(b"too much for it")
except BlockingIOError as error:
    print(error, error.args, error.characters_written)
sys.unraisablehook = lambda *_: None
del late


class Talkative(io.BufferedIOBase):
    def read(self, size=-1):
        return b"x" * 10


try:
    Talkative().readinto(bytearray(2))
except ValueError as error:
    print(error)
for value in "no\0", "\udcff":
    try:
        io.TextIOWrapper(io.BytesIO(), encoding=value)
    except ValueError as error:
        print(type(error).__name__)
import codecs
decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder("utf-8")(), translate=True)
print(repr(decoder.decode(b"a\r")), decoder.getstate(), repr(decoder.decode(b"\xe8")), decoder.getstate())
decoder.setstate((b"\xe8", 0))
print(repr(decoder.decode(b"\xa2\x88")))
pair = io.BufferedRWPair(io.BytesIO(b"one\ntwo\n"), io.BytesIO())
lines = io.TextIOWrapper(pair)
first = lines.readline()
lines.write(first)
print(repr(first + lines.readline()))
try:
    io.BufferedRWPair.__new__(io.BufferedRWPair).read(0)
except ValueError as error:
    print(error)
import copy
import pickle
memory = io.BytesIO(b"abc")
memory.seek(2)
memory.note = "kept"
again = pickle.loads(pickle.dumps(memory))
print(again.read(), again.note, again.getvalue())
translated = io.StringIO("a\r\nb\n", newline="\r\n")
print(repr(copy.copy(translated).getvalue()), repr(translated.getvalue()))
