# compare: output
x ==== 3
