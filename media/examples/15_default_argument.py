"""A default value is made once, when the function is, and all calls share it."""


def remember(item, seen=[]):
    seen.append(item)
    return seen


first = remember("sun")
second = remember("moon")
print(first, second, first is second)
