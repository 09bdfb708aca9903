# compare: output
a b
