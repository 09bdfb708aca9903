# compare: output
if x = 5:
    pass
