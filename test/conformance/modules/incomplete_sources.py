# compare: output
# Sources that go on, as an interactive console asks of codeop; file names of compile(); annotations of modules.
import codeop, pathlib
def t(f):
    try: print(repr(f()).split(' at 0x')[0])
    except BaseException as e: print(type(e).__name__, e)
t(lambda: compile('1', b'file.py', 'eval').co_filename); t(lambda: compile('1', pathlib.Path('a/b.py'), 'eval').co_filename); t(lambda: compile('1', 5, 'eval')); t(lambda: compile('1', None, 'eval')); t(lambda: compile('1', bytearray(b'x'), 'eval').co_filename); t(lambda: compile('1', memoryview(b'x'), 'eval'))
for s in ["a = 'a\\", "a = 'a\\\n", "a = 'a", 'x = """', "if x:", "if x:\n  pass", "if x:\n  pass\n", "def f(", "x = (1,", "x = 1 +", "x = \\", "f'{", "f'{x", "f'abc\\", "@d", "try:\n x", "class A:\n", "# c", "", "x = [\n1,\n", "raise = 2", "else:", "for x in y:\n  pass\nelse:", "print(1", "lambda x:", "x ++", "'''a\nb", "a b", "del x,", "with a as b", "match x:", "match x:\n  case 1:", "async def f():", "x = {1:", "return", "  x"]:
    print(repr(s), end=' '); t(lambda: codeop.compile_command(s) and 'code'); print(end='  exec '); t(lambda: codeop.compile_command(s, symbol='exec') and 'code')
def m():
    import types
    x = types.ModuleType('x')
    try: del x.__annotations__
    except Exception as e: print(type(e).__name__, e)
    print(x.__annotations__); x.__annotations__ = {'a': 1}; print(x.__annotations__, x.__dict__.get('__annotations__')); del x.__annotations__; print(x.__annotations__)
    try: x.__annotate__ = 5
    except Exception as e: print(type(e).__name__, e)
    print(x.__annotate__)
m()
class X: pass
for n in ('__name__', '__doc__', '__qualname__', '__module__'):
    try: setattr(X, n, '\ud800'); print(n, 'ok')
    except Exception as e: print(n, type(e).__name__)
print(X.__name__)
