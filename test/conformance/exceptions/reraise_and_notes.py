def check(n):
    try:
        if n < 0:
            raise ValueError('negative')
    except ValueError as error:
        error.add_note('while checking')
        raise


try:
    check(-1)
except ValueError as error:
    print(error, error.__notes__)
assert check(1) is not None, 'check gives nothing'
