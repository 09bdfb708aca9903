# compare: output
a = 5 if b
