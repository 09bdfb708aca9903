def hanoi(n, source, target, spare):
    if n == 0:
        return 0
    moves = hanoi(n - 1, source, spare, target)
    print(source, '->', target)
    return moves + 1 + hanoi(n - 1, spare, target, source)


print(hanoi(3, 'A', 'C', 'B'))
