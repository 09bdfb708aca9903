def logged(function):
    def wrapper(*args):
        result = function(*args)
        print(function.__name__, args, '->', result)
        return result

    return wrapper


@logged
def add(a, b):
    return a + b


add(1, 2)
print(add(add(1, 1), 5))
