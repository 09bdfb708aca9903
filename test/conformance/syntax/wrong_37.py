# compare: output
s = '''abc
def
