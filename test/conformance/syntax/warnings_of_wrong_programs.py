# compare: output
# Which warnings come with a syntax error: those of the tokens that were read until then.
import warnings

SOURCES = [
    'x = 1\n  y = 9or 2\n',
    'x = 9or 2\n  y = 9or 2\n',
    'i i 9or 2\n',
    'i i\nx = 9or 2\n',
    "i i\nx = 9or 2\ny = 'z\n",
    "x = '\\d'; i i; y = '\\q'\n",
    'def f():\nx = 9if 1else 2\n',
]

for source in SOURCES:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            compile(source, 'program', 'exec')
        except SyntaxError as error:
            print(type(error).__name__, error)
    for warning in caught:
        print('   ', warning.category.__name__, warning.message, warning.lineno)
