# compare: output
# Exceptions of codecs: a note says which codec of the registry they come from.
def t(f):
    try: print(repr(f())[:80])
    except BaseException as e: print(type(e).__name__, e, getattr(e, '__notes__', None))
for e in ['utf-8','UTF8','utf_8','u8','ascii','us-ascii','646','latin-1','iso-8859-1','latin1','L1','utf-16','utf-16-le','utf_16_le','UTF-32','utf-32-be','cp437','cp1252','unicode_escape','utf-7','utf-8-sig','raw_unicode_escape','gbk','shift_jis','mac_roman','iso8859-15','koi8-r','big5','euc-jp','Latin_1', 'ASCII ', 'utf 8','utf16','UTF-16LE','cp65001']:
    print(e); t(lambda: '\u1234\ud800'.encode(e)); t(lambda: '\u1234'.encode(e)); t(lambda: b'\xff\xfe\x81\x8d'.decode(e)); t(lambda: bytes('\udc80', e)); t(lambda: str(b'\x81', e))
import io
t(lambda: open('/tmp/x.txt', 'w', encoding='cp1252').write('\u1234')); t(lambda: open('/tmp/x.txt', 'w', encoding='ascii').write('\u1234'))
open('/tmp/x.txt', 'wb').write(b'\x81\xff'); t(lambda: open('/tmp/x.txt', encoding='cp1252').read()); t(lambda: open('/tmp/x.txt', encoding='utf8').read())
t(lambda: 'a'.encode('nope')); t(lambda: b'a'.decode('hex')); t(lambda: 'a'.encode('rot13'))
import codecs
for enc in ['utf-8', 'ascii', 'unicode-escape', 'rot13', 'hex', 'cp1252', 'punycode', 'nope']:
    for v in [(), 'é', b'\xff', b'abc', None]: t(lambda: codecs.encode(v, enc)); t(lambda: codecs.decode(v, enc))
