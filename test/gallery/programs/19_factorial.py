def fact(n):
    if n <= 1:
        return 1  # look
    rest = fact(n - 1)
    return n * rest  # look 2


print(fact(5))
