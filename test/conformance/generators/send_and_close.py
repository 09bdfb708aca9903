def averager():
    total, count, average = 0, 0, None
    try:
        while True:
            value = yield average
            total += value
            count += 1
            average = total / count
    except GeneratorExit:
        print('closing')
        raise
    finally:
        print('finally', total)


a = averager()
next(a)
print(a.send(10), a.send(20))
a.close()
