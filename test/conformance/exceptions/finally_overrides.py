def f():
    try:
        return 'try'
    finally:
        return_value = 'kept'
        print(return_value)


def g():
    for i in range(3):
        try:
            if i == 1:
                continue
            print(i)
        finally:
            print('end', i)


print(f())
g()
