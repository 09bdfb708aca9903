# compare: output
import sys, io
f = open('nl.txt','wb'); f.write(b'a\r\nb\rc\n'); f.close(); f = open('nl.txt'); f.close()
for m in ('read','readline','write','tell','__enter__','__next__'):
    try: getattr(f,m)(*(['x'] if m=='write' else []))
    except ValueError as e: print(m, e)
b = open('nl.txt','rb'); b.close()
for m in ('read','peek','readline','seek','tell'):
    try: getattr(b,m)(*([0] if m=='seek' else []))
    except ValueError as e: print(m, e)
for cls in (io.StringIO, io.BytesIO):
    s = cls(); s.close()
    try: s.read()
    except ValueError as e: print(e)
s = io.StringIO('one\ntwo\n'); print(s.readlines(), s.tell(), s.seek(2), s.read(3), s.truncate(4), s.getvalue(), list(io.StringIO('a\nb')))
try: io.StringIO(b'x')
except TypeError as e: print(e)
try: io.BytesIO().write('x')
except TypeError as e: print(e)
try: io.StringIO().write(b'x')
except TypeError as e: print(e)
class R(io.RawIOBase):
    def __init__(self): self.d=b'hello world\nmore'
    def readable(self): return True
    def readinto(self, b):
        n=min(len(b),4); b[:n]=self.d[:n]+b''*(n-len(self.d[:n])) if len(self.d)>=n else self.d; 
        k=min(n,len(self.d)); self.d=self.d[k:]; return k
print(io.TextIOWrapper(io.BufferedReader(R())).read())
import fileinput, linecache, json, configparser
with open('j.json','w') as f: json.dump({'a':[1,2,{'b':None}]}, f, indent=1)
print(json.load(open('j.json')))
c = configparser.ConfigParser(); c['s']={'k':'v'}
with open('c.ini','w') as f: c.write(f)
c2 = configparser.ConfigParser(); print(c2.read('c.ini'), c2['s']['k'])
print([l for l in fileinput.input(['nl.txt'])], linecache.getline('nl.txt',2))
print(issubclass(io.StringIO, io.TextIOBase), io.UnsupportedOperation.__mro__)
