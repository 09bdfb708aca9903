# compare: output
import sys
with open('a.txt','w') as f:
    print(f)
    f.write('hello\nworld\n')
    print('x', 1, file=f)
    print(f.tell())
print(f.closed)
with open('a.txt') as f:
    for line in f:
        print(repr(line))
with open('a.txt') as f:
    print(f.read(3), f.tell(), f.readline(), f.tell(), f.readlines(), f.tell())
    f.seek(0); print(f.read())
try: open('nope')
except FileNotFoundError as e: print(type(e), e.strerror, e.filename)
import io
print(isinstance(sys.stdout, io.TextIOBase))
try: open('a.txt','w').read()
except io.UnsupportedOperation as e: print(repr(e))
try: f.read()
except ValueError as e: print(e)
s = io.StringIO(); s.write('abc'); print('def', file=s); print(repr(s.getvalue()))
b = io.BytesIO(b'abc\ndef'); print(b.readline(), b.read(), b.getvalue())
import contextlib
with contextlib.redirect_stdout(s): print('inside')
print(repr(s.getvalue()))
with open('b.bin','wb') as f: f.write(bytes(range(10))); print(f)
with open('b.bin','rb') as f: print(f.read(4), f.tell(), f.peek()[:2], f.read())

