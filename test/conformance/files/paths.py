# compare: output
import os, os.path, sys
os.mkdir('d'); os.makedirs('d/e/f')
with open('d/e/f/x.txt','w') as f: f.write('hi')
for root, dirs, files in os.walk('d'): print(root, dirs, files)
print(os.path.exists('d/e'), os.path.isdir('d'), os.path.isfile('d/e/f/x.txt'), os.path.getsize('d/e/f/x.txt'))
for call in (lambda: os.rmdir('d'), lambda: os.mkdir('d'), lambda: os.remove('zz'), lambda: os.rename('p','q'), lambda: os.listdir('nope'), lambda: os.remove('d'), lambda: open('d'), lambda: open('d/e/f/x.txt/y'), lambda: open('d','w'), lambda: os.stat('nope'), lambda: os.listdir([1]), lambda: os.chdir('nope'), lambda: open('nodir/x','w'), lambda: open('d/e/f/x.txt','x')):
    try: call()
    except OSError as e: print(type(e).__name__, e.strerror, e.filename, e.filename2)
    except TypeError as e: print(e)
os.rename('d/e/f/x.txt','d/y.txt'); print(sorted(os.listdir('d')))
import shutil; shutil.copy('d/y.txt','d/z.txt'); print(open('d/z.txt').read()); shutil.rmtree('d'); print(os.path.exists('d'))
from pathlib import Path
p = Path('pp.txt'); print(p.write_text('line1\nline2\n'), p.read_text(), p.exists(), p.stat().st_size, p.suffix, p.resolve().name, repr(p))
try: Path('nope').read_text()
except FileNotFoundError as e: print(e.strerror, repr(e.filename))
try: Path('nope').stat()
except FileNotFoundError as e: print(e.strerror, repr(e.filename))
except KeyError as e: print(repr(e))
import tempfile
with tempfile.TemporaryDirectory() as t:
    print(os.path.isdir(t)); (Path(t)/'f').write_text('x'); print(os.listdir(t))
print(os.path.isdir(t))
with tempfile.NamedTemporaryFile('w+') as t: t.write('x'); t.seek(0); print(t.read())
with tempfile.TemporaryFile() as t: t.write(b'x'); t.seek(0); print(t.read())
print(len(os.urandom(5)), os.sep, os.linesep, os.name, os.path.abspath('x')==os.getcwd()+'/x')
st = os.stat('pp.txt'); print(len(st), type(st.st_mtime), st.st_size, st[6])
p.unlink(); print(p.exists())
print(os.path.normpath('a/../b/./c'), os.path.splitext('a.b.c'), os.path.join('a','/b'), os.path.relpath('/a/b','/a/c'))
import glob; print(sorted(glob.glob('pp*.txt')))
