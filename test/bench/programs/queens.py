"""Backtracking with sets."""


def solve(n, row, columns, down, up):
    if row == n:
        return 1
    count = 0
    for column in range(n):
        if column in columns or row + column in down or row - column in up:
            continue
        columns.add(column)
        down.add(row + column)
        up.add(row - column)
        count += solve(n, row + 1, columns, down, up)
        columns.remove(column)
        down.remove(row + column)
        up.remove(row - column)
    return count


print([solve(n, 0, set(), set(), set()) for n in range(1, 10)])
