table = {(1, 2): 'tuple', 1: 'int', 'a': 'str'}
print(table[1.0], table[True], table[1, 2])
table[[1]] = 'list'
