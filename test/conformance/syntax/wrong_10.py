# compare: output
x = 5 +
