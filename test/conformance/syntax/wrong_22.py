# compare: output
else:
    pass
