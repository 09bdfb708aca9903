row = [0] * 3
shared = [row] * 2
shared[0][0] = 1
print(shared)
grid = [[0] * 3 for _ in range(2)]
grid[0][0] = 1
print(grid)
deep = [1, [2, [3, [4]]]]
shallow = deep[:]
shallow[1][1][0] = 'changed'
print(deep)
loop = [1]
loop.append(loop)
print(loop)
