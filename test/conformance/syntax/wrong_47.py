# compare: output
del f()
