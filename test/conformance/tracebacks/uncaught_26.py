def f():
    print(x)
    x = 1
x = 5
f()
