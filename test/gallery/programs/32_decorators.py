def twice(times=2):
    def decorate(func):
        def wrapper(*args, **kwargs):
            result = None
            for _ in range(times):
                result = func(*args, **kwargs)  # look
            return result
        return wrapper
    return decorate


@twice(times=3)
def greet(name, *, mark='!'):
    return 'Hello ' + name + mark


greet('Ada', mark='?')
