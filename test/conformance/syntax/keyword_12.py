# compare: output
try:
    x = 1
exept ValueError:
    pass
