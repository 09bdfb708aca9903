"""What a failed instruction was working on is let go before the exception is told of."""


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del', self.name)


def numbers():
    try:
        yield 1
        yield 'two'
    finally:
        print('closed')


def two(a, b):
    pass


for attempt in (
    lambda: sum(numbers()),
    lambda: two(Noisy('argument')),
    lambda: two(**Noisy('mapping')),
    lambda: Noisy('left') + Noisy('right'),
    lambda: Noisy('container')[Noisy('start') : Noisy('stop')],
    lambda: [*Noisy('starred')],
    lambda: -Noisy('operand'),
    lambda: f'{Noisy("formatted"):x}',
):
    try:
        attempt()
    except TypeError:
        print('caught')
