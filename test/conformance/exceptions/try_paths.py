def attempt(x):
    try:
        print('try', x)
        result = 10 / x
    except ZeroDivisionError as error:
        print('except', error)
        return 'failed'
    except (TypeError, ValueError):
        print('wrong type')
        return None
    else:
        print('else')
        return result
    finally:
        print('finally')


print(attempt(2))
print(attempt(0))
print(attempt('a'))
