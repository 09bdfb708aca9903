# compare: output
import io
with open('np.txt', 'w', encoding='utf-8') as f:
    for i in range(3000):
        print('zeile', i, 'äöü', file=f)
with open('np.txt', encoding='utf-8') as f:
    first = f.readline()
    where = f.tell()
    second = f.readline()
    f.seek(where)
    print(repr(first), where, second == f.readline(), f.tell())
    text = f.read(9000)
    print(len(text), f.tell())
    rest = f.read()
    print(len(rest), f.tell(), rest[-12:])
    f.seek(0, 2)
    print(f.tell(), repr(f.read()))
with open('np.txt', 'rb') as f:
    print(f.seek(-5, 2), f.read(), f.seek(3), f.read(4), f.tell(), f.seek(1, 1), f.readline())
    buffer = bytearray(6)
    f.seek(0)
    print(f.readinto(buffer), buffer)
with open('np.bin', 'wb+') as f:
    f.write(b'0123456789')
    f.seek(4)
    print(f.read(2), f.tell())
    f.write(b'AB')
    f.seek(0)
    print(f.read(), f.truncate(5), f.tell())
    f.seek(0)
    print(f.read())
b = io.BytesIO(b'abc\ndef\n')
print(b.seek(2), b.read(2), b.write(b'XYZW!'), b.getvalue(), b.tell(), b.truncate(3), b.getvalue(), list(io.BytesIO(b'x\ny')))
view = b.getbuffer()
view[0] = 65
print(b.getvalue(), bytes(view), len(view))
view.release()
s = io.StringIO('a\r\nb\rc\n', newline=None)
print(s.getvalue().encode(), s.newlines, s.readlines())
s = io.StringIO(newline='\r\n')
print('x', file=s)
print(repr(s.getvalue()))
s = io.StringIO('hello')
s.seek(0, 2)
s.write(' world')
s.seek(0)
s.write('J')
print(s.getvalue(), s.tell())
s.seek(14)
s.write('!')
print(repr(s.getvalue()))
d = io.IncrementalNewlineDecoder(None, True)
print(repr(d.decode('a\r')), repr(d.decode('\nb')), repr(d.decode('c\r', final=True)), d.newlines)
raw = io.BytesIO()
t = io.TextIOWrapper(raw, encoding='utf-16', newline='\n')
t.write('hé')
t.flush()
print(raw.getvalue(), t.detach() is raw)
try:
    t.write('x')
except ValueError as e:
    print(e)
class Log(io.TextIOBase):
    def __init__(self):
        self.parts = []
    def writable(self):
        return True
    def write(self, s):
        self.parts.append(s)
        return len(s)
log = Log()
print('a', 'b', file=log)
log.writelines(['c', 'd'])
print(log.parts, log.closed, log.readable(), log.isatty())
with log:
    pass
print(log.closed)
for call in (log.read, log.fileno, lambda: log.seek(0), lambda: log.flush(), log.__iter__):
    try:
        call()
    except ValueError as e:
        print(type(e).__name__, e)
class Upper(io.StringIO):
    def write(self, s):
        return super().write(s.upper())
u = Upper()
print('shout', file=u)
print(u.getvalue(), u.__dict__)
u.note = 5
print(u.__dict__)
