def f(x):
    match x:
        case 1:
            y = 1
        case [a, b]:
            return a
        case _:
            pass
    z = [i
      for i in
         x]
    return (j
        for j in
           x)
x = 1
z = -1
y = (1, 2)
def g():
    "doc"
    return "a%sb" % (x,)
async def h():
    return [i async for i in
        x]
class A:
    q = [i for i in x]
