import sys

sys.setrecursionlimit(120)


def down(n):
    return down(n + 1)  # look 60


try:
    down(0)
except RecursionError as error:
    reason = error  # look
