# compare: output
print(math.pi)
