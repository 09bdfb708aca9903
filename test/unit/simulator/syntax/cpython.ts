// CPython 3.14 itself (pyodide) as the oracle of syntax/: what `ast.dump` or a SyntaxError of it looks like.
import { loadPyodide } from 'pyodide';
import { dump, parse, PythonSyntaxError, type ParseMode } from '../../../../src/simulator/syntax';

const program = `
import ast, json, sys, warnings

def units(line, column):
    # Columns are UTF-8 bytes in CPython and UTF-16 units here.
    return len(line[:column].decode('utf-8').encode('utf-16-le')) // 2

def convert(tree, source):
    lines = [line.encode() for line in source.replace('\\r\\n', '\\n').replace('\\r', '\\n').split('\\n')]
    for node in ast.walk(tree):
        if hasattr(node, 'end_lineno'):
            node.col_offset = units(lines[node.lineno - 1], node.col_offset)
            node.end_col_offset = units(lines[node.end_lineno - 1], node.end_col_offset)
    return tree

def describe(source, mode):
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        try:
            tree = compile(source, '<f>', mode, ast.PyCF_ONLY_AST)
        except SyntaxError as e:
            place = f'{e.lineno}:{e.offset}-{e.end_lineno}:{e.end_offset}'
            return f'{type(e).__name__}: {e.msg}\\n{place} {json.dumps(e.text)}'
        except MemoryError as e:
            return f'MemoryError: {e}'
    return ast.dump(convert(tree, source), include_attributes=True)

def warned(source):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        compile(source, '<f>', 'exec', ast.PyCF_ONLY_AST)
    return json.dumps([[str(w.message), w.lineno] for w in caught])

def library():
    import zipfile
    archive = zipfile.ZipFile(next(path for path in sys.path if path.endswith('.zip')))
    names = sorted(name for name in archive.namelist() if name.endswith('.py'))
    return json.dumps(names), lambda name: archive.read(name).decode()
`;

/** What CPython answers. */
export interface Oracle {
  readonly version: string;
  /** A dump of the tree, or the error with its place and line. */
  describe(source: string, mode: ParseMode): string;
  /** Message and line of every warning. */
  warnings(source: string): [string, number][];
  /** Names of the modules of the standard library, and how to read one. */
  readonly modules: readonly string[];
  read(module: string): string;
}

type Callable = (...args: unknown[]) => unknown;

/** Loads CPython. */
export async function loadOracle(): Promise<Oracle> {
  const python = await loadPyodide();
  python.runPython(program);
  const describe = python.globals.get('describe') as Callable;
  const warned = python.globals.get('warned') as Callable;
  const [names, read] = (python.globals.get('library') as () => Iterable<unknown>)() as unknown as [string, Callable];
  return {
    version: String(python.runPython('sys.version.split()[0]')),
    describe: (source, mode) => String(describe(source, mode)),
    warnings: (source) => JSON.parse(String(warned(source))) as [string, number][],
    modules: JSON.parse(names) as string[],
    read: (module) => String(read(module)),
  };
}

/** The same from our parser. */
export function describeOurs(source: string, mode: ParseMode): string {
  try {
    return dump(parse(source, '<f>', mode), { includeAttributes: true });
  } catch (error) {
    if (!(error instanceof PythonSyntaxError)) throw error;
    const { type, message, lineno, offset, end_lineno, end_offset, text } = error.info;
    return `${type}: ${message}\n${lineno}:${offset}-${end_lineno}:${end_offset} ${asciiJson(text)}`;
  }
}

/** JSON as Python's json.dumps writes it. */
function asciiJson(value: string | null): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
