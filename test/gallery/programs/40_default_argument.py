def add(item, basket=[]):
    basket.append(item)  # look
    return basket


first = add('tea')
second = add('milk')
third = add('jam', [])  # look
