# compare: output
if x > 3 the:
