# compare: output
# The tokens of a source, comments and blank lines included.
import io
import tokenize

SOURCE = '''# head
def f(a,
      b):  # trailing
    """doc
    string"""
    if a:

        return f"{a!r:>{b}} {{x}}"
    # dedented comment

x = 1; y = "é😀" + 'z'; \\
  zz != 3
class A:
    pass
    # end'''

for token in tokenize.generate_tokens(io.StringIO(SOURCE).readline):
    print(tokenize.tok_name[token.type], repr(token.string), token.start, token.end, repr(token.line))
for broken in ('x = (1,\n 2', 'if x:\n    a\n  b\n', "x = 'abc\n", 'x \\ y', 'a\r\nif b:\r\n  c\r\n'):
    try:
        print([token.string for token in tokenize.generate_tokens(io.StringIO(broken, newline='').readline)])
    except (tokenize.TokenError, IndentationError) as error:
        print(type(error).__name__, error.args)
