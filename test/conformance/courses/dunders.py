# compare: output, steps
class Vec:
    __slots__ = ('x', 'y')
    def __init__(self, x=0, y=0): self.x, self.y = x, y
    def __add__(self, o): return Vec(self.x+o.x, self.y+o.y) if isinstance(o, Vec) else NotImplemented
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __sub__(self, o): return Vec(self.x-o.x, self.y-o.y)
    def __mul__(self, k): return Vec(self.x*k, self.y*k)
    def __rmul__(self, k): return self*k
    def __neg__(self): return Vec(-self.x, -self.y)
    def __abs__(self): return (self.x**2+self.y**2)**.5
    def __bool__(self): return bool(self.x or self.y)
    def __eq__(self, o): return (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __iter__(self): return iter((self.x, self.y))
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __len__(self): return 2
    def __contains__(self, v): return v in (self.x, self.y)
    def __call__(self, *a, **k): return a, k
    def __repr__(self): return f'Vec({self.x}, {self.y})'
    def __format__(self, spec): return f'<{self.x:{spec}}, {self.y:{spec}}>' if spec else repr(self)
    def __iadd__(self, o): self.x += o.x; self.y += o.y; return self
    def __index__(self): return self.x
    def __int__(self): return self.x
    def __float__(self): return abs(self)
v, w = Vec(3, 4), Vec(1, 2)
print(v+w, v-w, v*2, 2*v, -v, abs(v), bool(Vec()), v == Vec(3,4), v != w, hash(v) == hash(Vec(3,4)))
print(*v, v[0], len(v), 3 in v, v(1, a=2), f'{v}', f'{v:.1f}', sum([v, w]), [10,20,30,40][v], int(v), float(v), {v: 1}[Vec(3, 4)])
v += w
print(v, list(v), range(v)[-1], bin(v), divmod(7, 2), round(2.5), pow(2, 10, 1000))
try: v.z = 1
except AttributeError as e: print(e)
v + 3
