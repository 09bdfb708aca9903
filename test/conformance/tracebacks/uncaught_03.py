def a():
    try: [][0]
    except IndexError: undefined_name
a()
