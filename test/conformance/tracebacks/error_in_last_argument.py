# compare: output
total = sum(
    [1, 2,
     3, 'a'],
    0,
)
