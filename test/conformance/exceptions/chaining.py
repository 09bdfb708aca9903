def load(table, key):
    try:
        return table[key]
    except KeyError as error:
        raise ValueError(f'no entry {key!r}') from error


try:
    load({}, 'a')
except ValueError as error:
    print(type(error.__cause__).__name__, error.__cause__)
try:
    1 / 0
except ZeroDivisionError:
    undefined_name
