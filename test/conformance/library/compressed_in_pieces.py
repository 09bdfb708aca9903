# compare: output
# What a compressor makes of data in pieces is what zlib makes of it in one.
import gzip
import io
import zipfile
import zlib

texts = [b"This is the README", b"hello " * 30, bytes(range(256)) * 3, b"", b"abcabcabd" * 200]
for text in texts:
    for level in [0, 1, 6, 9]:
        maker = zlib.compressobj(level)
        whole = maker.compress(text[:7]) + maker.compress(text[7:]) + maker.flush()
        print(len(whole), zlib.crc32(whole), whole == zlib.compress(text, level))
    raw = zlib.compressobj(wbits=-15)
    print(raw.compress(text) + raw.flush() if len(text) < 200 else "", len(gzip.compress(text)))
packed = io.BytesIO()
with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr(zipfile.ZipInfo("words.txt"), texts[-1])
    print(archive.getinfo("words.txt").compress_size, archive.getinfo("words.txt").file_size)
