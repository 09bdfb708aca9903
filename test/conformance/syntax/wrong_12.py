# compare: output
a = [1, 2, 3
