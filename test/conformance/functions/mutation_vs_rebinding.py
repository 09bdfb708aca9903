def mutate(items):
    items.append(4)


def rebind(items):
    items = [9]
    return items


data = [1, 2, 3]
mutate(data)
new = rebind(data)
print(data, new)
