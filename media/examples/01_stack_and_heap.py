"""Names stand in frames on the stack; the objects they refer to are on the heap."""

count = 42
name = "Ada"
scores = [7, 9, 10]


def best(numbers):
    top = max(numbers)
    return top


highest = best(scores)
print(name, count, highest)
