# compare: output
import marshal, io, sys
for v in [None, True, 1, -5, 2**40, -2**100, 1.5, 1+2j, 'abc', 'é', 'x'*300, b'hi', (1,2), [1,[2]], {'a':1,2:(3,)}, {1}, frozenset([2]), ..., bytearray(b'q'), (), '']:
    d=marshal.dumps(v, 2); print(v if len(repr(v))<50 else 'long', marshal.loads(marshal.dumps(v)) == (bytes(v) if isinstance(v, bytearray) else v), type(marshal.loads(d)).__name__)
print(marshal.dumps([1,2.5,'a',None,{'k':(True,)}], 2), marshal.dumps(2**33, 2))
for f in [lambda: marshal.dumps(object()), lambda: marshal.loads(b''), lambda: marshal.loads(b'q'), lambda: marshal.loads(b'i\x01'), lambda: marshal.dumps(int), lambda: marshal.loads('a')]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
f=io.BytesIO(); marshal.dump([1],f); marshal.dump('z',f); f.seek(0); print(marshal.load(f), marshal.load(f), marshal.version)
