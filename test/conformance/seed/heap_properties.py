lst = []
for i in range(10):
    lst.append(i)
x = [1, 2, 3]
del x
print(len(lst))
