# compare: output
print("hello)
