def naturals():
    n = 0
    while True:
        yield n
        n += 1


def take(count, source):
    taken = []
    for item in source:
        if len(taken) == count:
            break
        taken.append(item)
    return taken


print(take(3, naturals()))
