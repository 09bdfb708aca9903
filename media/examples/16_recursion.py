"""While a function calls itself, each of its calls waits in a frame."""


def total(numbers):
    if not numbers:
        return 0
    first, *rest = numbers
    return first + total(rest)


print(total([3, 1, 4, 1, 5]))
