# compare: output
def attempt(action):
    try:
        return repr(action())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


words = ['', 'a', 'abc', 'aXbXc', 'hello world', '  lead'