squares = [n * n for n in range(1000)]
table = {n: str(n) for n in range(100)}
rows = [[n] * 30 for n in range(40)]
squares.append(-1)  # look
