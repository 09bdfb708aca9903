# compare: output
x = "\d"
y = 5 is 5
assert (x, 1)
print("\d"
