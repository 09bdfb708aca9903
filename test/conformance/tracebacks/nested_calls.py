def outer(items):
    return [inner(item) for item in items]


def inner(item):
    value = item['price'] * item['count']
    return value


print(outer([{'price': 2, 'count': 3}]))
print(outer([{'price': 2, 'count': 3}, {'price': 2}]))
