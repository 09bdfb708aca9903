squares = [n * n for n in range(5)]
evens = [n for n in range(10) if n % 2 == 0 if n > 3]
pairs = [(x, y) for x in 'ab' for y in (1, 2)]
table = {n: n**2 for n in range(3)}
unique = {n % 3 for n in range(10)}
lazy = (n for n in [1, 2, 3])
matrix = [[r * c for c in range(3)] for r in range(2)]
flat = [cell for row in matrix for cell in row]
print(squares, evens, pairs, table, unique, sum(lazy), matrix, flat)
n = 'kept'
print([n for n in 'xy'], n)
