# compare: output
x = 5 # fine
y = x ? 1 : 2
