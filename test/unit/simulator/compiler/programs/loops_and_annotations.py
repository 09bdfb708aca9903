def f(a):
    for x in a:
        if x: break
        if a: return x
    return all(x for x in a)
def g(it):
    for i in it:
        try:
            return 1
        finally:
            print(i)
    [y for y in it if y for z in y]
class C:
    x: int = 3
    if x:
        y: str
def h(a: int, *b: str) -> C: pass
type X[T] = list[T]
class D[T](C): 
    def f(self): return super().f(__class__)
    async def g(self):
        async for x in self: 
            if x: break
            return x
        async with self as b: pass
y: int = 3
