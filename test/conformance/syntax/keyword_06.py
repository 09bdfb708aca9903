# compare: output
x = 1
y = (2,
 3)
fro i in range(3): pass
