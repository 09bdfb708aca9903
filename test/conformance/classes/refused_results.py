# compare: output
# Special methods that give what is not allowed, inside try.
def t(f, *a):
    try:
        return f(*a)
    except TypeError as e:
        print("TypeError", e)
    except ValueError as e:
        print("ValueError", e)
    finally:
        pass
class C3:
    def __init__(self, *a): return 10
try:
    C3()
except TypeError:
    print('TypeError')
for i in range(3):
    try: C3(1, 2, [3])
    except TypeError as e: print(e)
def f(): return [1, C3(1), 3]
for i in range(12): t(f)
class D(C3): pass
for i in range(12):
    try: print(1, D(2), 3)
    except TypeError as e: print(e)
class B:
    def __bool__(self): return 1
    def __len__(self): return -1
    def __eq__(self, o): return self
    def __lt__(self, o): return self
    def __contains__(self, x): return self
    def __iter__(self): return 5
    def __getitem__(self, i): raise IndexError
    def __hash__(self): return "x"
    def __index__(self): return "y"
    def __str__(self): return 5
    def __repr__(self): return 6
    def __format__(self, s): return 7
    def __enter__(self): return self
    def __exit__(self, *a): return self
    def __await__(self): return 5
    def __next__(self): return 1
    def __int__(self): return "z"
    def __float__(self): return 1
    def __call__(self): return self
    def __setattr__(self, n, v): return 5
    def __get__(self, o, t): return self
    def __add__(self, o): return NotImplemented
    def __iadd__(self, o): return NotImplemented
b = B()
class H:
    d = b
def g1(): return not b
def g2():
    if b: return 1
def g3(): return len(b)
def g4(): return b == 1 or 2
def g5(): return 1 if b < 2 else 3
def g6(): return 5 in b
def g7():
    for x in b: pass
def g8(): return [*b]
def g9(): return {b: 1}
def g10(): return [1, 2, 3][b]
def g11(): return str(b), f"{b}"
def g12(): return f"{b}"
def g13(): return f"{b!r}"
def g14():
    with b: raise ValueError("inside")
def g15(): return int(b)
def g16(): return float(b)
def g17(): return b + 1
def g18():
    global b
    b += 1
def g19(): return b and 1
def g20():
    while b: pass
def g21(): return 1 < b < 3
def g22(): return [x for x in [1] if b]
def g23(): return {b}
def g24(): return "%d" % b, "%s" % b
def g25(): return [1] * b
def g26(): return b in {1: 2}
def g27():
    a, c = b
def g28(): return print(*b)
def g29(): assert b
def g30(): return dict(**b)
def g31(): return H().d
def g32():
    match b:
        case 1: return 1
async def a33(): await b
def g33():
    c = a33()
    try: c.send(None)
    finally: c.close()
for i in range(3):
    for k in range(1, 34):
        print(k, end=" "); r = t(globals()[f"g{k}"]); print(type(r).__name__)
