def a(): b()
def b():
    try: c()
    except ZeroDivisionError as e: raise ValueError('from b') from e
def c(): return 1 / 0
a()
