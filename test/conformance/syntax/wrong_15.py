# compare: output
x = 07
