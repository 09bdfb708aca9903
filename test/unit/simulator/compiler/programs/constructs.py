import a.b.c as d, e.f, g
from . import x
from ..y.z import (p as q, r)
def borrow(a, b, c, d):
    f"{a}{b if c else d}"
    f"{a!r}{b if c else d}"
    f"{a:>3}{b if c else d}"
    f"{a!s:{b}}{b if c else d}"
    x(a, b if c else d)
    x(-a, b if c else d)
    x(not a, b if c else d)
    x(a[b], b if c else d)
    x(a + b, b if c else d)
    x(*a, b if c else d)
    x([*a], b if c else d)
    x({**a}, b if c else d)
    x((a,), b if c else d)
    x(iter(a), [z for z in a], b if c else d)
    x(a and b, b if c else d)
    x(a.m(), a.n, b if c else d)
    (yield a)
    yield from a
    a += b
    a[b] += c
    a.x += b
    a[b:c] += d
    del a, b[c], d.e
    a, *b = c
    a, b = b, a
    a, b, c = c, b, a
    a = b = c
    with a as b, c as d: pass
    with a: return b
    for a in b: return c
    try: return a
    except b as c: return c
    finally: print(d)
    assert a, b
    assert a
    raise a from b
def cond(a, b, c):
    if a and b or c: x()
    if not (a and not b): y()
    if a < b < c: z()
    while a < b < c: z()
    while not a: break
    else: q()
    while 1:
        if a: continue
        if b: break
    while True: pass
    if 1: u()
    elif 0: v()
    if None: w()
    if "": w()
    if a is None: m()
    if a is not None: m()
    if a is None and b is not None or c: m()
    return a if b else c if a else b
def nots(a, b): return not a in b, not a is b, not not a, a not in b, a == b is c
def consts():
    return 1+2, -1, +1, ~1, not 1, "a"+"b", "ab"*3, (1,)*3, 2**10, 2**1000, 1<<200, 1/3, 7//2, -7//2, 7%-3, 1.5//0.5, 1e300*1e300, 1//0, 1j*1j, 2.5%-1.5, "abc"[1], "abc"[1:], b"ab"[0], (1,2)[0], 256, 255, 257, -0.0, 0.0, True+1, 0x10|1, True&False, 10**-2, 1_000_000, ...
def seqs(x):
    for i in [1,2,3]: pass
    for i in (1,2,3): pass
    for i in {1,2,3}: pass
    for i in [x,2]: pass
    x in [1,2]; x in {1,2}; x in (1,2); x in [x, 1]
    [1,2,3]; {1,2,3}; [1,2]; {1:2,3:4}; {1:x}; [*x,1,2]; (*x,); {*x}; {**x, 'a':1}
    y = [1,2,3]; y = {1,2,3,1.0,True}; y = (1,2,(3,4,[5])); y = ()
    x[1:2]; x[1:2:3]; x[a:b]; x[a:b:c]; x[:]; x[1:2] = 3; del x[1:2]; x[a:b] = c; x[..., 1:2]
    return [i for i in [1,2]], [i for i in x for j in [i]], {i:j for i,j in x if i if j}
def big():
    return [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32], (1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32), {a:1,b:1,c:1,d:1,e:1,f:1,g:1,h:1,i:1,j:1,k:1,l:1,m:1,n:1,o:1,p:1,q:1,r:1}, x(1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32), x(a=1,b=1,c=1,d=1,e=1,f=1,g=1,h=1,i=1,j=1,k=1,l=1,m=1,n=1,o=1,p=1,q=1,r=1)
async def agen(a):
    yield 1
    await a
    async for b in a: yield b
    async with a as c, d: return
    [x async for x in a]; {x: y async for x, y in a if await x}; (x async for x in a)
    [await x for x in a]
    return
def match1(x):
    match x:
        case 1 | 2: a()
        case -1: b()
        case 1+2j: c()
        case "s" as t: d(t)
        case [1, *rest]: e(rest)
        case [_, *_, z]: f(z)
        case {"k": v, **kw}: g(v, kw)
        case {}: h()
        case Point(x=0, y=yy) if yy > 3: i()
        case Point(1, [q, w]) | Point([q, w], 1): j(q, w)
        case None | True: k()
        case a.b.c: l()
        case [[[]]]: m()
        case (p, o) if p: n()
        case _: z()
def match2(x):
    match x:
        case _: return 1
def match3(x):
    match x, 1:
        case y, 1 if y: pass
        case y: return y
def lam(): return lambda x, /, y=1, *a, z, k=2, **b: (yield x)
t"a{x}b{y!r:>{z}}c"
t"{x}"
t""
f""
f"{x=}"
f"a{x}" "b"
class K(Base, metaclass=M, **kw):
    """doc
       string"""
    __slots__ = ()
    __x = 1
    def __m(self): self.__y = 1; self.z = 2; return __class__, super().foo, super(A, self).bar(1, k=2), super().__init__(*a)
    @property
    @deco(1)
    def p(self): nonlocal_ = 1; global gg; gg = 2; del gg
    async def am(self): return await super().am()
def gen():
    """doc"""
    x = yield
    try:
        yield x
    finally:
        yield 1
    return 2
try: a
except* E as e: b
except* F: c
else: d
finally: e
def tr():
    for i in x:
        try:
            if i: continue
            if j: break
            return 1
        except A as a:
            if i: continue
            if j: break
            return a
        except B:
            return
        else: e()
        finally:
            f()
            if k: break
    with a:
        for i in b:
            with c:
                if d: continue
                if e: break
                return (yield)
all(i for i in x); any(i for i in x); tuple(i for i in x); list(i for i in x)
z = all(i for i in x) if y else any(x for x in y)
def ty(a: int, /, b: "str" = 1, *c: *Ts, d: float, **e: dict) -> None:
    v: int = 1
    w: str
    (x): int = 2
    a.b: int
    a[b]: int = 3
type A = int
type B[T: int, *U, **P] = T
def gf[T](x: T = 1, *, y: T = 2) -> T: return T
async def gg[*T, **P](): pass
class G[T]: 
    def m(self) -> T: return T
x: int
y: str = "a"
if x:
    z: int
for q in x: w: int
(x): int
x.y: int
print(*a, sep='', **b); a(*b)(**c)(d, *e, f, g=1, *h, **i, j=2)
a.b.c(x)(y).d
(a
 .b
 .c(1)
 .d)
x = (yield_ if
     a else
     b)
def longattr():
    return (self
        .foo(1,
             2)
        .bar(k=
             3))
"%s %r %5d" % (a, b, c); "%s%%" % (a,); "%-5s|%.2s|%5.3a" % (a, b, c); "%s" % a; "%s %s" % (a,); "%(x)s" % (a,)
if __debug__: print()
del (a, [b, c])
del x.y, x[0], x[1:2]
a = b, c = d
a: int = (yield_)
[a, [b, *c]] = d
lambda: 1
lambda *a, **k: (a, k)
global zz
pass
...
"str"
1
x if y else z
not x
-x ** -y
a @ b; a // b; a >> b; a << b; a ^ b; a | b; a & b; a % b
a @= b; a //= b; a >>= b; a **= b
x < y > z != w == v >= u <= t
(w := x)
{**a}
{}
[]
()
