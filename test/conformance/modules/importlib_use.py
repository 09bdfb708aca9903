# compare: output
import importlib, importlib.util, importlib.machinery
m=importlib.import_module('string'); print(m.digits)
print(importlib.util.find_spec('nosuch'), importlib.util.find_spec('textwrap') is not None)
try: importlib.import_module('nosuch')
except ImportError as e: print(type(e).__name__, e, e.name)
print(importlib.reload(m) is m)
import json.decoder
print(importlib.import_module('.encoder','json').__name__)
print(importlib.machinery.SOURCE_SUFFIXES)
s=importlib.machinery.ModuleSpec('x',None); print(s)
