# compare: output
import gzip, zipfile, tarfile, io, zlib, os, shutil
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
d=b'hello world '*100
t(lambda: gzip.decompress(gzip.compress(d))==d)
def g():
    with gzip.open('x.gz','wb') as f: f.write(d)
    with gzip.open('x.gz','rb') as f: return f.read()==d
t(g)
def g2():
    with gzip.open('y.gz','wt', encoding='utf-8') as f: f.write('a\nb\n')
    with gzip.open('y.gz','rt') as f: return f.readlines()
t(g2)
t(lambda: gzip.GzipFile('x.gz').read(5))
def z():
    with zipfile.ZipFile('a.zip','w') as z: z.writestr('a.txt','hello'); z.writestr('d/b.txt', d, zipfile.ZIP_DEFLATED)
    with zipfile.ZipFile('a.zip') as z: return z.namelist(), z.read('a.txt'), z.read('d/b.txt')==d, z.testzip(), z.getinfo('a.txt').file_size, zipfile.is_zipfile('a.zip'), z.infolist()[0].filename, z.open('a.txt').read(), z.extractall('ex'), sorted(os.listdir('ex')), zipfile.Path('a.zip','d/b.txt').name
t(z)
t(lambda: zipfile.ZipFile(io.BytesIO(b'x')))
t(lambda: zipfile.ZipFile('a.zip').read('nope'))
def tt():
    open('f1','w').write('one')
    with tarfile.open('t.tar','w') as t: t.add('f1')
    with tarfile.open('t.tar') as t: return t.getnames(), t.extractfile('f1').read(), t.getmember('f1').size
t(tt)
def tg():
    with tarfile.open('t.tgz','w:gz') as t: t.add('f1')
    with tarfile.open('t.tgz') as t: return t.getnames()
t(tg)
t(lambda: shutil.make_archive('arch','gztar','ex')[-11:])
t(lambda: shutil.unpack_archive('arch.tar.gz','un') or sorted(os.listdir('un')))
c=None
def co():
    c=zlib.compressobj(9); x=c.compress(b'abc'*10)+c.compress(b'def'); x+=c.flush(); o=zlib.decompressobj(); y=o.decompress(x+b'tail'); return y, o.unused_data, o.eof, o.unconsumed_tail, o.flush()
t(co)
def co2():
    o=zlib.decompressobj(); x=zlib.compress(d); out=b''.join(o.decompress(x[i:i+5]) for i in range(0,len(x),5)); return out==d, o.eof
t(co2)
t(lambda: zlib.decompressobj().decompress(zlib.compress(d), 10))
t(lambda: zlib.decompress(zlib.compress(d, wbits=-15), wbits=-15)==d)
t(lambda: zlib.decompress(gzip.compress(d), wbits=31)==d)
t(lambda: zlib.crc32(b'a', 5))
t(lambda: zlib.decompressobj().decompress(b'junk'))
t(lambda: gzip.decompress(b'junk'))
t(lambda: zlib.decompress(zlib.compress(d)[:-3]))
t(lambda: len(zlib.compress(d,0)))
t(lambda: zlib.compress(b'abc'))
