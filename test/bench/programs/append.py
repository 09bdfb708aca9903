"""A million appends: the loop of the slider's two million steps."""

lst = []
for i in range(1000000):
    lst.append(i)
print(len(lst))
