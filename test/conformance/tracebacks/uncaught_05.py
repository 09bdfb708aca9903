x = [1, 2, 3]
total = sum(x) + x[3] * len(x)
