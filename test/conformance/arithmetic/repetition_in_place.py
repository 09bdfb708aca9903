"""`*=` looks at the right operand's repetition only where the left one is no container."""


class Plain:
    pass


for left in [1, 1.5, {}, {1}, Plain(), None, range(2), {}.values(), slice(1)]:
    for right in ([1], 'x'):
        value = left
        try:
            value *= right
            print(value)
        except TypeError as error:
            print(error)
