from collections import deque
import array
for o in [[1,2],(1,2),deque([1,2]),'ab',b'ab',range(3),array.array('i',[1,2])]:
    for args in [(1,None),(1,'x'),(1,0,None),(1,1.5)]:
        a=args
        if isinstance(o,str): a=('a',)+args[1:]
        try: print(type(o).__name__, o.index(*a))
        except Exception as e: print(type(o).__name__, type(e).__name__, e)
for o in [[1,2],(1,2),deque([1,2]),array.array('i',[1,2]), memoryview(b'\1\2')]:
    for args in [(3,0,100),(2,-1,10**30),(2,-10**30),(1,5),(2,1,2)]:
        try: print(type(o).__name__, o.index(*args))
        except Exception as e: print(type(o).__name__, type(e).__name__, e)
