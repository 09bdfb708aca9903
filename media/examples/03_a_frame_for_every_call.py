"""Every call gets a frame of its own, and gives it back when it returns."""


def area(width, height):
    return width * height


def volume(width, height, depth):
    floor = area(width, height)
    return floor * depth


def describe(name, *sides):
    cubic = volume(*sides)
    return f"{name}: {cubic}"


print(describe("box", 2, 3, 4))
