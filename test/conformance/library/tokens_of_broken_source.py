# compare: output
# The module tokenize over source that is no program.
import tokenize, io, token
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def toks(s):
    out = []
    try:
        for t in tokenize.generate_tokens(io.StringIO(s).readline):
            out.append((token.tok_name[t.type], t.string, t.start, t.end, t.line))
    except Exception as e: out.append((type(e).__name__, str(e)))
    return out
for s in ["); x", "(]", "012", "1a", "0x", "a b", "1_", "'abc", '"""abc', "a\n  b\n c", "\\", "a \\\nb", "$", "a?b", "!", "a!b", "f'{x!r:>{w}}'", "t'{a}b'", "# c\n\n x", "if x:\n\ty\n        z", "async\n#c\nawait", "x = 1 # hi", "é = 1", "  ", "\n\n", "a\r\nb", "a\fb", "0b2", "0o8", "1e", "1.e5j", "1__0", "'''a\nb''' + c", "rb'x' u'y'", "...->:=**=//=", "\ufeffx", "x\0y", "def f():\n  return (1,\n 2)\n", "a;b", "{[(", "1if 2else 3", "0_7", "`", "€", "f'''a\n{b}\nc'''", "f'{{'", "f'{a:\n}'", "   x\n y", "(\n#c\n)", "lambda:0", "@a\ndef b(): pass", "match x:\n case 1: pass\n", "'a' \\\n 'b'"]:
    print(repr(s))
    for x in toks(s): print("   ", x)
def toks2(s):
    out = []
    try:
        for t in tokenize.tokenize(io.BytesIO(s).readline):
            out.append((token.tok_name[t.type], t.string, t.start, t.end))
    except Exception as e: out.append((type(e).__name__, str(e)))
    return out
for s in [b"x", b"# coding: latin-1\n\xe9", b"\xef\xbb\xbfx", b"# coding: foo\n", b"\xff", b"# -*- coding: utf-8 -*-\n'\xc3\xa9'", b"); x", b""]:
    print(s, toks2(s))
def bad(): return 5
t(lambda: list(tokenize.generate_tokens(bad)))
t(lambda: list(tokenize.tokenize(lambda: "a")))
t(lambda: list(tokenize.generate_tokens(lambda: b"a")))
t(lambda: list(tokenize.generate_tokens(5)))
for s in ["def f( x ,y ):\n    return  x+y # c\n\n\nclass  A : pass\n", "x = [1,\n     2]\n", "f'{a!r}' 't'\n"]:
    tk = list(tokenize.generate_tokens(io.StringIO(s).readline))
    t(lambda: tokenize.untokenize(tk) == s); t(lambda: tokenize.untokenize((a.type, a.string) for a in tk))
print(tokenize.TokenInfo(1, "a", (1, 0), (1, 1), "a"), tokenize.TokenInfo(54, "+", (1, 0), (1, 1), "+").exact_type)
t(lambda: tokenize.detect_encoding(io.BytesIO(b"# coding: latin-1\n").readline)); t(lambda: tokenize.detect_encoding(io.BytesIO(b"\xef\xbb\xbf# coding: latin-1\n").readline)); t(lambda: tokenize.detect_encoding(io.BytesIO(b"# coding: q\n").readline)); t(lambda: tokenize.detect_encoding(io.BytesIO(b"\xff\n").readline))
