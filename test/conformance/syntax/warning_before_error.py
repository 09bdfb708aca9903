# compare: output
x = 1 if (3or 4) else 5
print(x)
y = [3or)
