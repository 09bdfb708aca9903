NAME = 'the helper'


def double(x):
    return x * 2


def fail():
    raise RuntimeError('from the helper')
