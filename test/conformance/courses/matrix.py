class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    @classmethod
    def identity(cls, n): return cls([[int(i == j) for j in range(n)] for i in range(n)])
    @property
    def shape(self): return len(self.rows), len(self.rows[0])
    def __matmul__(self, o):
        return Matrix([[sum(a*b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __mul__(self, k): return Matrix([[x*k for x in r] for r in self.rows])
    __rmul__ = __mul__
    def __add__(self, o):
        if self.shape != o.shape: raise ValueError(f'shapes {self.shape} and {o.shape} differ')
        return Matrix([[a+b for a, b in zip(x, y)] for x, y in zip(self.rows, o.rows)])
    def __getitem__(self, ij):
        i, j = ij
        return self.rows[i][j]
    def __setitem__(self, ij, v): self.rows[ij[0]][ij[1]] = v
    def __eq__(self, o): return isinstance(o, Matrix) and self.rows == o.rows
    def __str__(self): return '\n'.join(' '.join(f'{x:4}' for x in r) for r in self.rows)
    @property
    def T(self): return Matrix(zip(*self.rows))
m = Matrix([[1,2],[3,4],[5,6]])
print(m.T @ m)
print(2 * m)
print(m.shape, m[1, 1], Matrix.identity(2) == Matrix([[1,0],[0,1]]))
m[0, 0] = 10
print(m)
grid = [[0]*3]*2
grid[0][0] = 1
print(grid)
m + m.T
