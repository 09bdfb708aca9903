size = 4
identity = [[int(row == column) for column in range(size)] for row in range(size)]
wrong = [[0] * 3] * 3
wrong[0][1] = 7  # look
