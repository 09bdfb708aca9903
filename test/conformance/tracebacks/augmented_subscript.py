# compare: output
d = {}
d['a'] += 1
