# compare: output
"""Modules that the program writes itself: packages without __init__.py, archives, other encodings, the current folder."""
import importlib.util
import os
import runpy
import sys
import tempfile
import zipfile

folder = tempfile.mkdtemp()


def write(path, text, encoding="utf-8"):
    path = os.path.join(folder, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(text.encode(encoding))


def attempt(action):
    try:
        print(str(action()).replace(folder, "FOLDER"))
    except (ImportError, SyntaxError) as problem:
        print(type(problem).__name__, ascii(str(problem)).replace(folder, "FOLDER"))


sys.path.insert(0, folder)
write("plain/module.py", "print(__name__, __package__, __spec__.name)\nvalue = 1\n")
write("plain/sub/__main__.py", "print('main', __name__, __package__)\n")
write("latin.py", "# -*- coding: latin-1 -*-\nvalue = '\xe9'\n", "latin-1")
write("wrong.py", "value = '\xe9'\n", "latin-1")
write("marked.py", "\ufeffvalue = 'marked'\n")
write("near.py", "")

attempt(lambda: runpy.run_module("plain.module")["value"])
attempt(lambda: __import__("plain"))
attempt(lambda: importlib.util.find_spec("plain").origin)
attempt(lambda: importlib.util.find_spec("plain.sub").submodule_search_locations)
attempt(lambda: runpy.run_module("plain.sub")["__name__"])
attempt(lambda: ascii(__import__("latin").value))
attempt(lambda: __import__("wrong"))
attempt(lambda: __import__("marked").value)
attempt(lambda: __import__("nowhere"))
attempt(lambda: __import__("plain.nowhere"))

os.chdir(folder)
for entry in ".", "":
    sys.path[0] = entry
    import near
    print(near.__file__.replace(folder, "FOLDER"))
    del sys.modules["near"]

with zipfile.ZipFile("archive.zip", "w") as archive:
    archive.writestr("packed.py", "value = 2\nprint(__file__[-21:])\n")
    archive.writestr("__main__.py", "print('archive', __name__)\n")
sys.path.insert(0, os.path.join(folder, "archive.zip"))
attempt(lambda: __import__("packed").value)
attempt(lambda: runpy.run_path(sys.path[0])["__name__"])

for source in b"# coding: ascii\n\xe2\x98\x83", b"# coding: hex\n", b"# coding: nope\n":
    try:
        compile(source, "source", "exec")
    except SyntaxError as problem:
        print(problem.args)
