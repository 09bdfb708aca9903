# compare: output
"""bz2: whole, in pieces, as files, in archives, and what is no stream."""
import bz2
import io
import os
import shutil
import tarfile
import zipfile

text = b"".join(b"Line %d: the quick brown fox jumps over the lazy dog.\n" % i for i in range(40))
for data in (b"", b"a", b"hello world", bytes(1000), bytes(range(256)), text):
    packed = bz2.compress(data)
    print(len(data), len(packed), packed[:20], bz2.decompress(packed) == data)
print(len(bz2.compress(text, 1)), bz2.compress(text, 1)[:4])
compressor = bz2.BZ2Compressor()
pieces = compressor.compress(b"one ") + compressor.compress(b"two") + compressor.flush()
print(bz2.decompress(pieces), bz2.decompress(pieces + bz2.compress(b" three")))
decompressor = bz2.BZ2Decompressor()
print(b"".join(decompressor.decompress(pieces[i:i + 10]) for i in range(0, len(pieces), 10)))
print(decompressor.eof, decompressor.needs_input)
try:
    decompressor.decompress(b"")
except EOFError as error:
    print(error)
decompressor = bz2.BZ2Decompressor()
print(decompressor.decompress(pieces + b"more", 4), decompressor.eof, decompressor.decompress(b""), decompressor.unused_data)
with bz2.open("poem.bz2", "wt", encoding="utf-8") as file:
    file.write("first line\nsecond line é\n")
with bz2.open("poem.bz2", "rt", encoding="utf-8") as file:
    print([line for line in file])
with bz2.BZ2File("poem.bz2") as file:
    print(file.read(5), file.tell(), file.seek(0), file.readline())
for bad in (b"not bzip2", pieces[:-1], pieces[:30] + b"\0\0" + pieces[32:]):
    try:
        print(bz2.decompress(bad))
    except (OSError, ValueError) as error:
        print(type(error).__name__, error)
with open("a.txt", "w") as file:
    file.write("archived\n" * 20)
with tarfile.open("a.tar.bz2", "w:bz2") as archive:
    archive.add("a.txt")
with tarfile.open("a.tar.bz2") as archive:
    print(archive.getnames(), archive.extractfile("a.txt").read()[:9])
with zipfile.ZipFile("a.zip", "w", zipfile.ZIP_BZIP2) as archive:
    archive.write("a.txt")
with zipfile.ZipFile("a.zip") as archive:
    print(archive.read("a.txt")[:9], archive.getinfo("a.txt").compress_size)
os.mkdir("folder")
shutil.copy("a.txt", "folder")
print(shutil.make_archive("all", "bztar", "folder").endswith("all.tar.bz2"))
