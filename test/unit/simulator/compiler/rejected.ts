// Programs that CPython's symbol table or compiler rejects (and some near misses), for their messages and places.
export const rejectedPrograms: readonly string[] = `
return 1
yield 1
await x
def f(): await x
break
continue
def f():\\n  break
for x in y:\\n  def f(): continue
while 1:\\n  class A: break
def f(a):\\n  global a
def f(a):\\n  nonlocal a
def f():\\n  x = 1\\n  global x
def f():\\n  print(x)\\n  global x
def f():\\n  x: int\\n  global x
def f():\\n  global x\\n  x: int
def f():\\n  nonlocal x
nonlocal x
def f():\\n  x = 1\\n  def g():\\n    global x\\n    nonlocal x
def f():\\n  nonlocal x\\n  global x
def f(a, a): pass
lambda a, a: 1
def f[T, T](): pass
class A[T, T]: pass
def f():\\n  from x import *
class A:\\n  from x import *
x = 1\\nfrom __future__ import division
from __future__ import braces
from __future__ import nope
async def f():\\n  yield 1\\n  return 2
async def f():\\n  yield from x
def f():\\n  async with a: pass
def f():\\n  async for x in a: pass
async with a: pass
[x async for x in y]
def f(): [x async for x in y]
def f(): return [await x for x in y]
[x := 1 for x in y]
[(x := 1) for x in y]
[y := 1 for x in (y := 2)]
class A:\\n  [(x := 1) for y in z]
[[(x := 1) for x in z] for y in z]
[1 for y in z if (y := 1)]
[1 for x in y if (a := 1) for a in z]
def f(): [(yield x) for x in y]
def f(): ((yield x) for x in y)
def f(x: (yield 1)): pass
def f(x: (y := 1)): pass
async def f(x: (await y)): pass
x: (yield 1)
type X = (yield 1)
type X[T: (yield 1)] = 1
def f[T = (x := 1)](): pass
def f[T: (int, (x := 1))](): pass
class A[T](x := 1): pass
def f[T = int, U](): pass
def f[__classdict__](): pass
def f():\\n  def g[T]():\\n    nonlocal T
def g[T]():\\n  def f():\\n    nonlocal T
try: pass\\nexcept: pass\\nexcept A: pass
for x in y:\\n  try: pass\\n  except* A: break
def f():\\n  try: pass\\n  except* A: return
*a = b
*a, *b = c
[*a, *b] = c
(*a)
print(*a, *b); x = *a
x = (*a, *b)
*a
del *a
f(a=1, a=2)
f(**a, b=1, b=2)
class A(x=1, x=2): pass
match x:\\n  case a: pass\\n  case b: pass
match x:\\n  case _: pass\\n  case b: pass
match x:\\n  case a | b: pass
match x:\\n  case [a, a]: pass
match x:\\n  case [a] | [b]: pass
match x:\\n  case [a] | [_]: pass
match x:\\n  case A(x=1, x=2): pass
match x:\\n  case {1: a, 1: b}: pass
match x:\\n  case {"k": a, "k": b}: pass
match x:\\n  case {1: a, 1.0: b}: pass
match x:\\n  case [*a, *b]: pass
match x:\\n  case (1 as a) as a: pass
match x:\\n  case [a, b] | [b, a] | 1: pass
__debug__ = 1
def f(__debug__): pass
del __debug__
x.__debug__ = 1
f(__debug__=1)
import __debug__
class __debug__: pass
def __debug__(): pass
for __debug__ in x: pass
def f():\\n  global x, y\\n  x = 1
class A:\\n  def f(self):\\n    nonlocal __x
a: int\\nglobal a
global a\\na: int
x = 1\\nglobal x
def f():\\n  x += 1\\n  global x
with a as f(): pass
with a as (b, *c, *d): pass
class A:\\n  return 1
class A:\\n  yield 1
lambda: (yield)
x = yield
async def f(): return (await x for x in y)
def f():\\n  return\\n  yield
def f():\\n  if 1:\\n    return 1\\n  yield
def f():\\n  class A:\\n    nonlocal x
def f():\\n  x=1\\n  class A:\\n    nonlocal x\\n    x = 2
type X = [(y := 1) for z in w]
def f():\\n global x\\n global x
def f():\\n  for x in y: pass\\n  global x
def f():\\n  import x\\n  global x
def f():\\n  def x(): pass\\n  nonlocal x
def f():\\n  try: pass\\n  except A as x: pass\\n  global x
def f():\\n  with a as x: global x
(a, b): int
f() : int = 1
with a:\\n  with b:\\n    return
{**x for x in y}
x = {1:2, **y}; y = [*a, *b, 1]; z = f(*a, *b)
def f():\\n  x = __class__\\n  return super()
class A:\\n  async def f(self): yield await self.x()
`
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => line.replaceAll('\\n', '\n'));
