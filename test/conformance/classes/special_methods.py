class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)

    def __len__(self):
        return 2

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __bool__(self):
        return self.x != 0 or self.y != 0

    def __str__(self):
        return f'<{self.x}, {self.y}>'

    def __contains__(self, value):
        return value in (self.x, self.y)

    def __call__(self, *args):
        return args


v = Vector(1, 2)
print(v + v, 3 * v, v * 2, v == Vector(1, 2), len(v), v[1], list(v), bool(Vector(0, 0)), 2 in v, v(1, 2))
{v: 1}
