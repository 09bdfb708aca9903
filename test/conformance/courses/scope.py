x = 10
def show(): print(x)
def change():
    global x, newg
    x = 20; newg = 5
show(); change(); show(); print(newg)
def outer():
    a = 1
    def mid():
        b = 2
        def inner():
            nonlocal a, b
            a += 1; b += 1
            return a, b
        return inner
    i = mid(); i(); print(i(), a)
outer()
for i in range(3): pass
print(i)
def f():
    for j in range(2): k = j
    return j, k
print(f(), [n for n in sorted(globals()) if n in 'fix'], locals() is globals())
class A:
    x = 1
    y = x + 1
    def m(self): return x, A.x, self.x
print(A().m(), A.y)
def gen():
    exec('zz = 5'); return 'zz' in locals()
print(gen(), eval('x + 1'), eval('a * b', {'a': 3, 'b': 4}))
del x
show()
