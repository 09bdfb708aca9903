# compare: output
raise SyntaxError('custom', ('f.py', 3, 5, 'abc def\n', 3, 8))
