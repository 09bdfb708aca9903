# compare: output
while x < 3 andd y:
    pass
