# compare: output
x = 1 y = 2
