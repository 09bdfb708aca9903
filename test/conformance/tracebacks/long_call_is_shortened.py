# compare: output
def f(a, b, c, d, e):
    raise Exception('m')
f(
    1,
    2,
    3,
    4,
    5,
)
