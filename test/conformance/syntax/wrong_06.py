# compare: output
  x = 1
