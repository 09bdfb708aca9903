# compare: output
global x
x = 1
def f():
    print(x)
    global x
