# compare: output
"""The bytes that zlib makes, to the last one; dir() of a module from a file."""
import textwrap
import zlib

text = b'witch which has which witches wrist watch'
for data in (text, b'a' * 300, bytes(range(256)) * 3, b'', b'abcabcabcabd' * 40):
    for level in (1, 6, 9):
        packed = zlib.compress(data, level)
        print(len(packed), packed.hex()[:60], zlib.decompress(packed) == data)
print(zlib.crc32(text), zlib.adler32(text))
print([name for name in dir(textwrap) if name.startswith('__')])
print(textwrap.__cached__.rpartition('/')[2], textwrap.__spec__.cached == textwrap.__cached__)
