# compare: output
x++
