# compare: output
"""Builtins suggest the keyword that was meant, and say first what is missing."""


def attempt(action):
    try:
        print(action())
    except TypeError as error:
        print(error)


attempt(lambda: sorted([2, 1], revers=True))
attempt(lambda: print('a', enb=''))
attempt(lambda: 'a b'.split(sepp=' '))
attempt(lambda: max([1], kee=abs))
attempt(lambda: zip([], strct=True))
attempt(lambda: open('x', mod='r'))
attempt(lambda: print('a', ned=''))
attempt(lambda: pow(bas=1, exp=2))
attempt(lambda: int('1', 2, base=2))
attempt(lambda: round(1.5, number=2))
