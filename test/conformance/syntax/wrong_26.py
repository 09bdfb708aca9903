# compare: output
if x == 3
    print(x)
