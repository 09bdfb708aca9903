names = ["A", "B", "C", "D"]
matrix = [[0] * 4 for _ in names]
for a, b, weight in [(0, 1, 7), (1, 2, 3), (2, 3, 1), (0, 3, 9)]:
    matrix[a][b] = matrix[b][a] = weight  # look 2


def degrees(grid):
    return {name: sum(1 for cell in row if cell) for name, row in zip(names, grid)}


print(degrees(matrix))  # look
