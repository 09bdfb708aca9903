# compare: output
values = [1]
print(valuse)
