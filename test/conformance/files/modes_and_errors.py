# compare: output
import sys, io, time
class Up:
    def __init__(self, f): self.f=f
    def write(self, s): self.f.write(s.upper())
    def flush(self): pass
old = sys.stdout
sys.stdout = Up(old); print('hello'); sys.stdout = old
sys.stdin = io.StringIO('line one\nline two\nrest\n')
print(input('? '))
for line in sys.stdin: print(repr(line))
f = open('un.txt','w'); f.write('buffered'); print(repr(open('un.txt').read())); del f; print(repr(open('un.txt').read()))
f = open('a+.txt','w+'); f.write('abc\ndef\n'); f.seek(0); print(f.readline()); f.write('X'); f.seek(0); print(repr(f.read()))
f = open('a+.txt','r+'); print(f.read(2)); f.seek(0); f.write('ZZ'); f.close(); print(open('a+.txt').read())
with open('a+.txt','a') as f: print(f.tell()); f.write('end')
print(open('a+.txt').read())
try:
    with open('bad.txt','w') as f: f.write(5)
except TypeError as e: print(e)
try:
    with open('bad.txt','wb') as f: f.write('x')
except TypeError as e: print(e)
for m in ('z','rw','','rb+t','U','rr', 'r+w'):
    try: open('a+.txt', m)
    except ValueError as e: print(m, e)
for kw in ({'mode':'rb','encoding':'utf8'},{'buffering':0},{'newline':'x'},{'mode':5},{'encoding':5}):
    try: open('a+.txt', **kw)
    except (ValueError, TypeError) as e: print(kw, e)
try: open(5.5)
except TypeError as e: print(e)
try: open()
except TypeError as e: print(e)
try: open(99)
except OSError as e: print(e.strerror, e.filename)
with open('nl.txt','wb') as f: f.write(b'a\r\nb\rc\n')
for nl in (None,'','\n','\r','\r\n'): 
    with open('nl.txt',newline=nl) as f: print(repr(nl), f.readlines(), f.newlines)
with open('nl2.txt','w',newline='\r\n') as f: print('x', file=f)
print(open('nl2.txt','rb').read())
f = open('nl.txt'); next(f)
try: f.tell()
except OSError as e: print(e)
try: f.seek(1,1)
except io.UnsupportedOperation as e: print(e)
f.close(); f.close()
