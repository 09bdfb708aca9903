# compare: output
a = [1,2,3]
for i in a:
    if i > 1:
        print(i if i < 3 else
              undefined_name)
