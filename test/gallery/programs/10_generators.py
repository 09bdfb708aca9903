def count_up(limit):
    n = 0
    while n < limit:
        yield n
        n += 1


def pairs(numbers):
    for n in numbers:
        yield n, n * n


squares = pairs(count_up(5))
first = next(squares)
second = next(squares)  # look
rest = list(squares)  # look
