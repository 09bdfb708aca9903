n = 10
while n > 0:
    n -= 3
    if n == 4:
        continue
    if n < 0:
        break
else:
    print('no break')
while n < 0:
    n += 1
else:
    print('done', n)
