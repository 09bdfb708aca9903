# compare: output
a = 1
  b = 2
