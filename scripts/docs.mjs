// Writes scripts/data/docs.gz: what the functions, types and attributes that CPython 3.14 writes in C say of themselves.
//   node scripts/docs.mjs
// The file (read by src/simulator/objects/librarydocs.ts) is JSON: {"math.dist": ["Return the ...", "($module, p, q, /)"], ...}, by
// module and qualified name; null stands for a doc or a text signature that CPython does not give.
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { loadPyodide } from 'pyodide';
import { inRoot } from './lib/paths.mjs';

const PROGRAM = `
import importlib, json, sys, types

texts, seen = {}, set()

def note(key, value):
    doc = getattr(value, '__doc__', None)
    signature = getattr(value, '__text_signature__', None)
    texts[key] = [doc if isinstance(doc, str) else None, signature if isinstance(signature, str) else None]

def note_type(cls):
    if cls in seen or '__firstlineno__' in vars(cls):
        return
    seen.add(cls)
    key = f'{cls.__module__}.{cls.__qualname__}'
    note(key, cls)
    for name, value in vars(cls).items():
        if isinstance(value, staticmethod):
            value = value.__func__
        # What says nothing of its own is described by its type.
        if isinstance(value, NATIVE) and (name != '__new__'):
            note(f'{key}.{name}', value)

NATIVE = (types.BuiltinFunctionType, types.MethodDescriptorType, types.ClassMethodDescriptorType, types.GetSetDescriptorType,
          types.MemberDescriptorType)

for name in sorted(sys.builtin_module_names):
    if name.startswith(('_py', '_test', '_xx')):
        continue
    try:
        module = importlib.import_module(name)
    except ImportError:
        continue
    for value in list(vars(module).values()):
        if isinstance(value, types.BuiltinFunctionType) and isinstance(value.__self__, (types.ModuleType, type(None))):
            note(f'{value.__module__}.{value.__qualname__}', value)
        elif isinstance(value, type):
            note_type(value)

def subclasses(cls):
    for each in type.__subclasses__(cls):
        note_type(each)
        subclasses(each)

note_type(object)
subclasses(object)

# Where the types that modules in C make say that they come from; all else is written in Python, or the browser's.
HOMES = {'types', 'typing', 'os', 'io', 'collections', 'functools', 'operator', 'datetime', 'decimal', 're', 'struct', 'sqlite3',
         'zoneinfo', 'weakref', 'signal', 'socket', 'pickle', 'string', 'locale'}
HOMES |= {name for name in sys.builtin_module_names if not name.startswith(('_pyodide', '_remote', '_asyncio', '_elementtree', '_ast'))}
json.dumps({key: text for key, text in texts.items() if key.split('.')[0] in HOMES})
`;

const python = await loadPyodide();
const file = Buffer.from(python.runPython(PROGRAM));
writeFileSync(inRoot('scripts/data/docs.gz'), gzipSync(file, { level: 9 }));
console.log(`${file.length} bytes`);
