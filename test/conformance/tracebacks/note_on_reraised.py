# compare: output
def f():
    try:
        int('x')
    except ValueError:
        {}['k']
try:
    f()
except KeyError as e:
    e.add_note('note 1\nline 2')
    raise
