lst = []
for i in range(1000000):
    lst.append(i)
