x = int(input('n: '))
