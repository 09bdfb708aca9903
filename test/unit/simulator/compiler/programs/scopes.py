def f(w):
    y = 1
    class A:
        z = 2
        q = [y for i in z]
        q2 = [(z, y, w, g) for i in z]
        q3 = [lambda: i for i in z]
        q4 = [lambda: (i, y, z) for i in z if [j for j in y]]
        q5 = [__class__ for i in z]
        q6 = [super for i in z]
        def m(self):
            return [__class__ for x in self]
    return [lambda: (w, v) for v in w]
class B:
    z = 2
    q = [z for i in z]
    q3 = [lambda: i for i in z]
    q4 = [lambda: (i, y, z) for i in z if [j for j in y]]
    q5 = {k: v for k, v in z}
    def m[T: (int, str), *U = *tuple[int], **P = [int]](self, x: T = 3, *, k: U = 2) -> P: pass
    class C[T = int, U: [x for x in z] = T](Base, metaclass=M): 
        x: T
        def k(self: T) -> U: return [x for x in T]
    type X = list[z]
    type Y[T] = list[T, z, [x for x in z]]
[lambda: x for x in y]
q = [x for x in y]
[x for y in q for x in y if (a := x)]
def h():
    [x for y in q for x in y if (a := x)]
    def i():
        nonlocal a
        return [a for a in a]
    x = 1
    return [x for _ in x], x
