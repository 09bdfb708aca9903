# compare: output
x = 5
y = (x
     .foo
     .bar)
