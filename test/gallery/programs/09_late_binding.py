def adders():
    made = []
    for n in range(3):
        made.append(lambda x: x + n)
    return made  # look


one, two, three = adders()
result = one(10)  # look
