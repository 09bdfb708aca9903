# compare: output
# Memory views of several dimensions: cast, indexes, what is refused.
m = memoryview(bytes(range(24)))
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
n = m.cast('B', [2,3,4])
z = m[:1].cast('B', shape=[]) if True else 0
t(lambda: (z.ndim, z.shape, z.strides, z.tolist(), z[()], len(z)))
t(lambda: z[0]); t(lambda: z[...] is z); t(lambda: z.nbytes)
t(lambda: n[...]); t(lambda: n[1,2,9]); t(lambda: n[-1,-1,-1]); t(lambda: n[1,2]); t(lambda: n[1,2,3,4]); t(lambda: n[1,'a',2]); t(lambda: n[0:1,0:1,0:1]); t(lambda: n['a'])
t(lambda: m.cast('B',[5,5])); t(lambda: m.cast('B',[0,5])); t(lambda: m.cast('B',(-1,5))); t(lambda: m.cast('B',['a'])); t(lambda: m.cast('B',5)); t(lambda: n.cast('B',[24]).shape); t(lambda: n.cast('i').shape); t(lambda: n.cast('B',[4,6]))
t(lambda: m.cast('i',[2,3]).tolist()); t(lambda: m.cast('B',[1]*65)); t(lambda: m.cast('B', [24]).shape); t(lambda: m.cast('B', [12,2]).cast('B').shape)
t(lambda: n == m.cast('B',[2,3,4])); t(lambda: n == m); t(lambda: n == m.cast('B',[4,3,2])); t(lambda: hash(n)==hash(m)); t(lambda: 3 in n); t(lambda: list(n)); t(lambda: n.hex()[:10]); t(lambda: bytes(n)[:4]); t(lambda: memoryview(n).shape); t(lambda: n.toreadonly().shape); t(lambda: n.count(1)); t(lambda: n.index(1)); 
t(lambda: (n.contiguous,n.c_contiguous,n.f_contiguous,n.suboffsets,n.obj)); t(lambda: m.cast('B',[24,1]).f_contiguous); t(lambda: m.cast('B',[1,24]).f_contiguous)
w = memoryview(bytearray(12)).cast('i', [3,1])
def s(k,v): w[k]=v
t(lambda: s((0,0),7)); t(lambda: s(0,7)); t(lambda: s(slice(0,1),7)); t(lambda: s((0,0,0),7)); t(lambda: s((0,),7)); t(lambda: s((5,0),7)); t(lambda: s((0,0),'x')); t(lambda: w.tolist()); t(lambda: w.tobytes()); t(lambda: w.tobytes('F')); t(lambda: n.tobytes('F')); t(lambda: n.tobytes('A')==n.tobytes()); t(lambda: n.tobytes('Z')); t(lambda: n.tobytes(None)==n.tobytes())
t(lambda: m[::2].cast('B',[2,6])); t(lambda: m[::-1].tolist()[:3]); t(lambda: m.cast('x')); t(lambda: m.cast('B', shape=(2,12)).cast('H', shape=(1,12))); t(lambda: m.cast('@B').format); t(lambda: m.cast('H').cast('I')); t(lambda: m.cast('c')[0]); t(lambda: repr(n)[:7]); t(lambda: m.release() or n.shape)
x = memoryview(b'abc'); 
t(lambda: x[()]); t(lambda: x[0,]); t(lambda: x[0,0]); t(lambda: x[...]); t(lambda: x['a']); t(lambda: x[0:1,])
