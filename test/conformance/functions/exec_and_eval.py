# compare: output
"""exec, eval and compile: namespaces, builtins of their own, closures, errors."""
x = 1
exec('x = x + 1; y = x * 10')
print(x, y)
namespace = {'k': 3}
exec('def f(a): return a * k', namespace)
print(namespace['f'](4), type(namespace['__builtins__']).__name__)


def local_names():
    a = 1
    exec('a = 2; b = 3')
    print(a, eval('a + x'), sorted(locals()))
    return [eval('a') for _ in range(2)]


print(local_names())
exec(local_names.__code__)
print('a' in globals())
print(eval('len', {'__builtins__': {'len': 'mine'}}))
for source in ['print(1)', 'class A: pass', 'import math']:
    try:
        exec(source, {'__builtins__': {}})
    except (NameError, ImportError) as error:
        print(type(error).__name__, error)


def outer():
    free = 5

    def inner():
        print(free)

    return inner


inner = outer()
exec(inner.__code__, closure=inner.__closure__)
for action in [
    lambda: exec(inner.__code__),
    lambda: eval(inner.__code__),
    lambda: exec('1', closure=()),
    lambda: exec(local_names.__code__, closure=inner.__closure__),
    lambda: exec(1),
    lambda: eval([]),
    lambda: exec('1', 1),
    lambda: exec('1', {}, 1),
    lambda: eval('1', {}, 1),
    lambda: eval('1', 1),
    lambda: eval('1', []),
    lambda: compile(1, '', 'exec'),
    lambda: compile('1', '', 'other'),
    lambda: compile('1', '', 'exec', 1 << 30),
    lambda: compile('1', '', 'exec', 0, False, 7),
    lambda: compile('x\0', '', 'exec'),
]:
    try:
        print(action())
    except (TypeError, ValueError, SyntaxError) as error:
        print(type(error).__name__, error)
print(eval(b'1 + 1'), eval(bytearray(b'2 + 2')), eval(' \t3'))
print(eval(compile('__debug__, 5', '', 'eval', optimize=2)))
