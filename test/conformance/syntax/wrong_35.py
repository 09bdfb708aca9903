# compare: output
True = 1
