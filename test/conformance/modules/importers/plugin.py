print('plugin runs as', __name__, type(__spec__).__name__)
VALUE = 42


def half(n):
    return VALUE / n
