"""Text and bytes match no sequence pattern, whatever abstract class they are registered with."""
import collections.abc


class Mine:
    def __len__(self):
        return 2

    def __getitem__(self, index):
        return (1, 2)[index]


def kind(value):
    match value:
        case [first, *rest]:
            return 'sequence', first, rest
        case {'key': found}:
            return 'mapping', found
        case _:
            return 'neither'


for each in ['ab', b'ab', bytearray(b'ab'), (1, 2), range(2), {'key': 1}, {1, 2}, Mine()]:
    print(kind(each))
collections.abc.Sequence.register(Mine)
print(kind(Mine()), isinstance('ab', collections.abc.Sequence))
