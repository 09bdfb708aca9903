# compare: output
def bad(): raise TypeError('t')
excs = []
for i in range(2):
    try:
        bad()
    except TypeError as e:
        excs.append(e)
try:
    raise ExceptionGroup('inner', [KeyError('k'), ValueError()])
except ExceptionGroup as e:
    excs.append(e)
raise ExceptionGroup('outer', excs)
