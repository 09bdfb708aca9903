# compare: output
# SyntaxWarnings of compile(): where they point to, and as errors.
import warnings


def show(source):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter('always')
        compile(source, '<t>', 'exec')
        for warning in log:
            print(repr(source), warning.category.__name__, warning.message, warning.filename, warning.lineno)
    with warnings.catch_warnings():
        warnings.simplefilter('error')
        try:
            compile(source, '<t>', 'exec')
        except SyntaxError as error:
            print('   ', type(error).__name__, error.args)


for each in (
    'assert (1, "x")',
    'x is 1',
    'a\n[1](2)',
    '1 if 1else 2',
    '"\\d"',
    '"\\777"',
    'def f():\n  try: pass\n  finally: return 1',
    '[1][1.5]',
    '(1)()',
    'x = 1\n\n"a" is b',
    '0xfor x',
    'a = "abc" "\\q"\nb = 1',
):
    show(each)
exec('x = "\\z"')
print(eval('1 is 1'))
