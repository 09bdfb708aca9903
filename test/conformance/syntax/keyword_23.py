# compare: output
lamda x: x
