# compare: output
print("a" "b' )
