# compare: output
f(a=1, 2)
