found = None
for row in [[1, 2], [3, 4], [5, 6]]:
    for cell in row:
        if cell == 4:
            found = cell
            break
    if found:
        break
print(found, row, cell)
