import functools


def counted(limit):
    calls = {}

    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args):
            calls[function.__name__] = calls.get(function.__name__, 0) + 1
            if calls[function.__name__] > limit:
                raise RuntimeError(f"{function.__name__} called too often")
            return function(*args)  # look 2

        wrapper.calls = calls
        return wrapper

    return decorate


@counted(2)
def area(width, height):
    return width * height


try:
    for size in range(4):
        area(size, 2)
except RuntimeError as error:
    print(error)  # look
