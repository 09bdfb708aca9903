# compare: output
"""Buffers beside a pickle, and methods of C types in one."""
import pickle
x = [1, 2]
m = pickle.loads(pickle.dumps(x.__len__)); print(m())
print(pickle.loads(pickle.dumps(str.__len__))('abc'), x.__len__.__reduce__())
b = bytearray(b'abcd'); pb = pickle.PickleBuffer(b)
bufs = []
d = pickle.dumps([pb], 5, buffer_callback=bufs.append); print(d, bufs[0].raw().tobytes(), type(pickle.loads(d, buffers=bufs)[0]).__name__)
print(pickle.loads(pickle.dumps([pb], 5)))
for f in (lambda: pickle.dumps(pb, 4), lambda: pickle.PickleBuffer('x'), lambda: pickle.PickleBuffer(), lambda: pickle.loads(d), lambda: pickle.loads(d, buffers=[]), lambda: pickle.PickleBuffer(memoryview(b'abcdef')[::2]).raw(), lambda: (pb.release(), pb.raw())):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(memoryview(pickle.PickleBuffer(b'x')).readonly, repr(pickle.PickleBuffer(b'x'))[:20], bytes(pickle.PickleBuffer(b'xyz')))
