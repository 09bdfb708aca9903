def loops():
    for i in range(3):
        try:
            if i == 0:
                continue
            if i == 1:
                break
        finally:
            print('finally', i)
    else:
        print('no break')
    return i


print(loops())


def nested(n):
    try:
        try:
            return 10 // n
        finally:
            print('inner')
    except ZeroDivisionError:
        return 'zero'
    else:
        return 'never: the return came first'
    finally:
        print('outer')


print(nested(2), nested(0))


def keeps():
    value = 1
    try:
        return value
    finally:
        value = 2
        print(value)


print(keeps())


def while_else(limit):
    while limit:
        limit -= 1
        if limit == 5:
            break
    else:
        return 'ran out'
    return 'broke'


print(while_else(3), while_else(7))

try:
    try:
        raise KeyError('first')
    finally:
        raise ValueError('second')
except ValueError as error:
    print(repr(error), repr(error.__context__))
