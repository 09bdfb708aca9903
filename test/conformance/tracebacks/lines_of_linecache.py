# compare: output
# Code that is in no file: its lines are those that the program has put into linecache.
import linecache, traceback
def exec_with_line_numbers(src):
    fake_name = "<fake_file>"
    linecache.cache[fake_name] = (len(src), None, src.splitlines(True), fake_name)
    exec(compile(src, fake_name, "exec"))
try:
    exec_with_line_numbers('''\
def g():
    1 / 0
g()
''')
except ZeroDivisionError:
    traceback.print_exc()
exec_with_line_numbers('''\
def g():
    1 / 0
g()
''')
