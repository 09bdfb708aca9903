# compare: output, steps
print(max(['aa',finally'b'], 