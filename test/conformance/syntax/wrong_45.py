# compare: output
if x:
