# compare: output
"""uuencoded lines and files, UTF-7, and code objects through marshal."""
import binascii
import codecs
import marshal
import os
import py_compile

for data in (b"", b"a", b"hello world", bytes(range(45))):
    line = binascii.b2a_uu(data)
    print(line, binascii.b2a_uu(data, backtick=True), binascii.a2b_uu(line) == data)
for bad in (b"\x7f", b"!\x01", b"#86)C extra", b'"86)C'):
    try:
        print(binascii.a2b_uu(bad))
    except binascii.Error as error:
        print(error)
try:
    binascii.b2a_uu(bytes(46))
except binascii.Error as error:
    print(error)
print(codecs.encode(b"some bytes\n" * 5, "uu"))
for text in ("plain", "1 + 1 = 2", "Hé, ça va?", "日本語", "a~b\\c", "😀!", "é-é", "éa"):
    data = text.encode("utf-7")
    print(data, data.decode("utf-7") == text)
for bad in (b"+", b"+AO", b"a+!b", b"\xff", b"+AOk"):
    try:
        print(bad.decode("utf-7"))
    except UnicodeDecodeError as error:
        print(error)
print(b"x\xffy+AOk-".decode("utf-7", "replace"))


def outer(a, b=2):
    return [a + b + i for i in range(3)]


code = marshal.loads(marshal.dumps(outer.__code__))
print(code.co_name, code.co_varnames, eval(marshal.loads(marshal.dumps(compile("6 * 7", "sum", "eval")))))
outer.__code__ = code
print(outer(1))
with open("small.py", "w") as file:
    file.write("x = 1\n")
print(py_compile.compile("small.py"), os.path.exists("__pycache__"))
with open("broken.py", "w") as file:
    file.write("x = = 1\n")
try:
    py_compile.compile("broken.py", doraise=True)
except py_compile.PyCompileError as error:
    print(error)
