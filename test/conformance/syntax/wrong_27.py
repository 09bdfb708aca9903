# compare: output
while x < 3 print(x)
