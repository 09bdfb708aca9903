while True:
    try:
        n = 1 // 0
    except ZeroDivisionError:
        print('zero'); break
    finally: print('f')
print(10 % 0)
