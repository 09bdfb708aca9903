def parse(s):
    try:
        return int(s)
    except ValueError:
        print('bad', s)
        raise
    else:
        print('never')
    finally:
        print('finally', s)
print(parse('5'))
try:
    parse('x')
except ValueError as err:
    print(repr(err))
try:
    err
except NameError as e:
    print(e)
class AppError(Exception): pass
class DbError(AppError):
    def __init__(self, code, msg):
        super().__init__(msg)
        self.code = code
    def __str__(self): return f'[{self.code}] {super().__str__()}'
try:
    try: {}['k']
    except KeyError as k: raise DbError(5, 'lookup failed') from k
except AppError as e:
    print(e, repr(e.__cause__), e.__suppress_context__)
def f():
    try: return 1
    finally: print('f')
def g():
    for i in range(3):
        try:
            if i == 1: continue
            print(i)
        finally: print('fin', i)
print(f()); g()
try: raise ExceptionGroup('many', [ValueError(1), TypeError(2), KeyError('z')])
except* ValueError as eg: print('V', eg.exceptions)
except* (TypeError, KeyError) as eg: print('TK', eg.exceptions)
e = ValueError('note'); e.add_note('more'); e.add_note('lines\ntwo')
try: assert 1 == 2, 'one is not two'
except AssertionError as a: print(a)
raise e
