def process():
    x = [1, 2, 3]
    y = x
    return y


print(process())
