# compare: output
# A statement of Python 2 that is a right expression of Python 3, before one that is none: the error pass takes the first.
total = 3
print -total
if total:
    print [total] * 2
print total
