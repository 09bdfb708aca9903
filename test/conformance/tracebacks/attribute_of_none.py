# compare: output
a = b = None
a.b.c = 3
