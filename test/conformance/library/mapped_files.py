# build: 64-bit
# compare: output
"""Files mapped to memory, line editing and terminals where there are none."""
import mmap, os, tempfile
with open('f.bin','wb') as f: f.write(b'Hello Python!\nsecond line\n')
with open('f.bin','r+b') as f:
    mm=mmap.mmap(f.fileno(),0)
    print(mm.readline(), mm[:5], mm[0], len(mm), mm.find(b'Py'), mm.tell())
    mm[6:12]=b' world'
    mm.seek(0); print(mm.readline()); mm.flush()
    print(mm)
    try: mm[0:3]=b'a'
    except IndexError as e: print(e)
    mm.close()
    try: mm[0]
    except ValueError as e: print(e)
print(open('f.bin','rb').read())
with mmap.mmap(-1,13) as m: m.write(b'Hello world!'); print(m[:])
with open('f.bin','rb') as f, mmap.mmap(f.fileno(),0,access=mmap.ACCESS_READ) as m:
    print(m.read(5), m.rfind(b'l'))
    try: m[0]=1
    except TypeError as e: print(e)
    import re; print(re.findall(rb'\w+', m))
os.remove('f.bin')
import readline
readline.add_history("x")
print(readline.get_history_item(1), readline.get_history_item(2), readline.get_current_history_length())
with open(os.devnull, "w") as f:
    print("lost", file=f)
print(open(os.devnull).read() == "", os.path.getsize(os.devnull))
print("bücher.de".encode("idna"), b"xn--bcher-kva.de".decode("idna"))
