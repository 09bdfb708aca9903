# compare: output
assert (1 == 2, 'msg')
print(1 is 1)
