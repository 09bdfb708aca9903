numbers = [1, 2, 3]
i = 0
while True:
    print(numbers[i])
    i += 1
