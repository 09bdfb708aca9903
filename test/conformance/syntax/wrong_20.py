# compare: output
x = {1: 2, 3}
