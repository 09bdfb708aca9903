def add_all(target, items):
    for item in items:
        target.append(item)
    items = []  # look
    return target


mine = ['tea']
yours = mine
ours = [mine, yours]
mine += ['milk']  # look
add_all(yours, ('bread', 'jam'))
