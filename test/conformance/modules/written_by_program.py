# compare: output
# Modules that the program writes itself, found along sys.path.
import os, sys, importlib
with open('made.py', 'w') as f:
    f.write('x = 1\ndef hello():\n    return __name__, __file__.split("/")[-1]\n')
import made
print(made.x, made.hello())
with open('made.py', 'w') as f:
    f.write('x = 22\n')
importlib.reload(made)
print(made.x)
os.makedirs('sub/pack')
open('sub/pack/__init__.py', 'w').write('from .inner import y\n')
open('sub/pack/inner.py', 'w').write('y = "inner"\n')
try:
    import pack
except ModuleNotFoundError as e: print(e)
sys.path.insert(0, 'sub')
import pack
print(pack.y, pack.inner.y, os.path.basename(pack.__file__))
import tempfile
with tempfile.TemporaryDirectory() as d:
    open(os.path.join(d, 'temp_mod.py'), 'w').write('z = 5\n')
    sys.path.append(d)
    import temp_mod
    print(temp_mod.z)
    open(os.path.join(d, 'bad_mod.py'), 'w').write('z = = 5\n')
    try:
        import bad_mod
    except SyntaxError as e: print(type(e), e.msg, e.lineno)
