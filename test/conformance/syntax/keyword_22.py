# compare: output
print(1 fi x else 2)
