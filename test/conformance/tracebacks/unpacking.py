# compare: output
a, b = 1, 2, 3
