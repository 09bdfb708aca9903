# compare: output
# Source given as bytes: byte order mark, encoding declarations; functions made of a module's code; namespaces of exec.
import types


def attempt(source):
    try:
        print(repr(eval(source)))
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset)


attempt(b"\xef\xbb\xbf1 + 1")
attempt(b'"\xe9"')
attempt(b'# coding: latin-1\n"\xe9"')
attempt(b'# -*- coding: utf-8 -*-\n"\xc3\xa9"')
attempt(b"# coding: nope\n1")
attempt(b"\xef\xbb\xbf# coding: latin-1\n1")
attempt(b'\n# coding: cp1252\n"\x80"')
attempt(b'1\n\n# coding: cp1252\n"\x80"')
function = types.FunctionType(compile("a = b * 2", "", "exec"), {"b": 7})
print(function(), function.__globals__["a"])
print(sum([], False), sum([True], True), sum([], -0.0))


class Fixed:
    @property
    def __dict__(self):
        return {"a": 2}


print(vars(Fixed()))
for call in (
    lambda: __import__("sys", name="sys"),
    lambda: __import__(nothing=1),
    lambda: bytearray(b"a").translate(b"1"),
):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(error)
