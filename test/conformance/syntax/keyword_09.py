# compare: output
x = 5
y = x nto in [1]
