def f():
    print(lenn)
    len1 = 1
    del len1
    print(len1)
try: f()
except NameError as e: print(e, e.name)
def g():
    if 0: length = 1
    return length
g()
