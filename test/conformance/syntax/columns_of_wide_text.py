# compare: output
"""Columns after characters outside ASCII: bytes in errors of the compiler, characters in those of the parser."""
for source in [
    "def f():\n    'é🐍'; return [x for x in (w := '🐍')]",
    "x = '🐍🐍'; return 1",
    "'é'; print(é 1)",
    "'é'; __debug__ = 1",
    "'é'; a, *b, *c = 1",
]:
    try:
        compile(source, 'text', 'exec')
    except SyntaxError as error:
        print(error.msg, error.offset, error.end_offset)
import traceback


def fail(text):
    return text.missing


try:
    value = [fail('é'), '🐍']
except AttributeError:
    traceback.print_exc()
print([position[2:] for position in fail.__code__.co_positions()][-1])
x = fail('é')
