try:
    raise ExceptionGroup('many', [ValueError('a'), TypeError('b'), ExceptionGroup('inner', [ValueError('c')])])
except* ValueError as group:
    print('values', group.exceptions)
try: \
    print('types', group.exceptions)
raise ExceptionGroup('left', [OSError('x'), KeyError('y')])
