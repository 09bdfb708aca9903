# compare: output
# Some modules of the library are part of CPython itself: their frames tell no file and show no lines.
import abc
import collections.abc
import importlib
import importlib.util
import io
import os
import runpy
import sys
import traceback

for module in (abc, io, os, os.path, runpy, importlib.util, sys):
    spec = module.__spec__
    print(module, spec.origin, spec.has_location, spec.cached, spec.loader)
print(importlib._bootstrap, importlib._bootstrap.__name__)
print(os.makedirs.__code__.co_filename, os.path.join.__code__.co_filename)
print(os.__spec__.loader_state.origname, hasattr(os, '__cached__'))

try:
    os.makedirs('.')
except FileExistsError:
    print(traceback.format_exc().splitlines()[-2:-1])


class Numbers(collections.abc.Sequence):
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return [1, 2][i]


try:
    Numbers().index(3)
except ValueError:
    traceback.print_exc()

try:
    importlib.import_module('no_such_module')
except ImportError as error:
    print([(entry.filename.rpartition('/')[2], entry.name) for entry in traceback.extract_tb(error.__traceback__)])

print(importlib.reload(abc) is abc, abc)
Numbers().index(5)
