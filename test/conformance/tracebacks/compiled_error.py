code = '''
def f(n):
    return 10 / n
f(0)
'''
exec(compile(code, 'mycode', 'exec'))
