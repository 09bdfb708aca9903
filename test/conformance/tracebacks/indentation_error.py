# compare: output
def f():
print('not indented')
