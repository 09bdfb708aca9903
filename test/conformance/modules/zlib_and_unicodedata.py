# compare: output
import zlib, unicodedata
d = b'hello ' * 50
c = zlib.compress(d); print(len(c), c, zlib.decompress(c) == d, zlib.crc32(b'a'), zlib.adler32(b'abc'), zlib.compress(b'x', 9))
for f in [lambda: zlib.decompress(b'abc'), lambda: zlib.decompress(c[:-3])]:
    try: f()
    except zlib.error as e: print(e)
print([unicodedata.category(x) for x in 'aA1 é€_-\n'], unicodedata.normalize('NFD', 'é') == 'e\u0301', unicodedata.lookup('SNOWMAN'), unicodedata.decimal('5'), unicodedata.combining('\u0301'))
