"""The heap grows as the program needs it: drag the slider through two million steps."""

items = []
for i in range(1000000):
    items.append(i)

print(len(items), "items")
