# compare: output
print(1)
print(2)
dfe f():
    pass
