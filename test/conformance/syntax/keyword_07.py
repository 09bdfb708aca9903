# compare: output
if x == 1:
    print(1)
elseif x == 2:
    print(2)
