"""Every unfinished call keeps its frame, so calls that never end use up the stack."""


def down(depth):
    return down(depth + 1)


try:
    down(1)
except RecursionError as error:
    print("stopped:", error)


def countdown(n):
    if n == 0:
        return "done"
    return countdown(n - 1)


print(countdown(20))
