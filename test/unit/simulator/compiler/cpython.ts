// CPython 3.14 itself as the oracle of the compiler: its syntax trees, code objects and compile errors.
import { loadPyodide } from 'pyodide';
import type { Expression, Interactive, Module } from '../../../../src/simulator/syntax/ast';

/** A code object as both sides write it down. Jump opargs are instruction indexes, constants tagged lists. */
export interface CodeDump {
  name: string;
  qualname: string;
  firstlineno: number;
  flags: number;
  argcount: number;
  posonlyargcount: number;
  kwonlyargcount: number;
  stacksize: number;
  names: string[];
  varnames: string[];
  cellvars: string[];
  freevars: string[];
  consts: unknown[];
  /** Opcode name, oparg, line, end line, column, end column. */
  instructions: [string, number, number, number, number, number][];
  exceptionTable: number[][];
}

/** What CPython says of a source: its tree and code, or the error of one of them. */
export interface OracleAnswer {
  tree: Module | Expression | Interactive | null;
  code: CodeDump | null;
  error: {
    type: string;
    message: string;
    lineno: number;
    offset: number;
    end_lineno: number;
    end_offset: number;
  } | null;
  warnings: [string, number][];
}

const program = `
import ast, json, opcode, warnings

CACHES = {opcode.opmap[name]: n for name, n in opcode._inline_cache_entries.items() if name in opcode.opmap}
BACKWARD = {'JUMP_BACKWARD', 'JUMP_BACKWARD_NO_INTERRUPT'}
JUMPS = {opcode.opname[op] for op in opcode.hasjump}

def constant(value):
    match value:
        case None: return ['none']
        case bool(): return ['bool', value]
        case int(): return ['int', hex(value)]
        case float(): return ['float', repr(value)]
        case complex(): return ['complex', repr(value.real), repr(value.imag)]
        case str(): return ['str', value.encode('utf-16-le', 'surrogatepass').hex()]
        case bytes(): return ['bytes', value.hex()]
        case tuple(): return ['tuple', *map(constant, value)]
        case frozenset(): return ['frozenset', *sorted(map(constant, value), key=json.dumps)]
        case slice(): return ['slice', constant(value.start), constant(value.stop), constant(value.step)]
        case _ if value is ...: return ['ellipsis']
        case _: return ['code', code(value)]

def varint(it):
    b = next(it)
    value = b & 63
    while b & 64:
        b = next(it)
        value = value << 6 | b & 63
    return value

def exception_table(co, index):
    it = iter(co.co_exceptiontable)
    rows = []
    try:
        while True:
            start = varint(it); length = varint(it); target = varint(it); depth_lasti = varint(it)
            rows.append([index[start], index[start + length], index[target], depth_lasti])
    except StopIteration:
        return rows

def code(co):
    raw = co.co_code
    positions = list(co.co_positions())
    units = len(raw) // 2
    starts, decoded, index = [], [], {}
    i = extended = 0
    first = None
    while i < units:
        op, arg = raw[2 * i], raw[2 * i + 1]
        if first is None:
            first = i
        index[i] = len(decoded)
        if opcode.opname[op] == 'EXTENDED_ARG':
            extended = (extended | arg) << 8
            i += 1
            continue
        caches = CACHES.get(op, 0)
        decoded.append((opcode.opname[op], extended | arg, i, i + 1 + caches, positions[i]))
        extended = 0
        first = None
        i += 1 + caches
    index[units] = len(decoded)
    instructions = []
    for name, arg, at, after, position in decoded:
        if name == 'END_ASYNC_FOR':
            arg = 0  # only for sys.monitoring
        elif name in JUMPS:
            target = after - arg if name in BACKWARD else after + arg
            arg = index[target]
        line, end_line, column, end_column = (-1 if p is None else p for p in position)
        instructions.append([name, arg, line, end_line, column, end_column])
    return {
        'name': co.co_name, 'qualname': co.co_qualname, 'firstlineno': co.co_firstlineno, 'flags': co.co_flags,
        'argcount': co.co_argcount, 'posonlyargcount': co.co_posonlyargcount, 'kwonlyargcount': co.co_kwonlyargcount,
        'stacksize': co.co_stacksize, 'names': list(co.co_names), 'varnames': list(co.co_varnames),
        'cellvars': list(co.co_cellvars), 'freevars': list(co.co_freevars), 'consts': list(map(constant, co.co_consts)),
        'instructions': instructions, 'exceptionTable': exception_table(co, index),
    }

OPERATORS = (ast.expr_context, ast.boolop, ast.operator, ast.unaryop, ast.cmpop)

def node(value):
    if isinstance(value, OPERATORS):
        return type(value).__name__
    if isinstance(value, ast.AST):
        kind = type(value).__name__
        result = {'kind': kind}
        for field in value._fields:
            child = getattr(value, field, None)
            if kind in ('Constant', 'MatchSingleton') and field == 'value':
                result['value'] = {'constant': constant(child)}
            elif kind == 'Interpolation' and field == 'str':
                result['str'] = {'constant': constant(child)}
            elif kind == 'Constant' and field == 'kind':
                result['prefix'] = child
            else:
                result[field] = node(child)
        for name in value._attributes:
            result[name] = getattr(value, name)
        return result
    if isinstance(value, list):
        return [node(item) for item in value]
    return value

def answer(source, mode, filename, optimize):
    result = {'tree': None, 'code': None, 'error': None, 'warnings': []}
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            tree = ast.parse(source, filename, mode)
            caught.clear()
            result['tree'] = node(tree)
            result['code'] = code(compile(tree, filename, mode, dont_inherit=True, optimize=optimize))
        except (SyntaxError, RecursionError, MemoryError) as e:
            result['error'] = {'type': type(e).__name__, 'message': getattr(e, 'msg', str(e)),
                'lineno': getattr(e, 'lineno', None), 'offset': getattr(e, 'offset', None),
                'end_lineno': getattr(e, 'end_lineno', None), 'end_offset': getattr(e, 'end_offset', None)}
        result['warnings'] = [[str(w.message), w.lineno] for w in caught]
    return json.dumps(result)

answer
`;

type Answer = (source: string, mode: string, filename: string, optimize: number) => string;

/** A loaded CPython: its standard library's files, and its opinion of any source. */
export interface Oracle {
  ask(source: string, mode?: 'exec' | 'eval' | 'single', optimize?: number): OracleAnswer;
  libraryFiles(): string[];
  readLibrary(path: string): string;
}

let loaded: Promise<Oracle> | null = null;

/** The oracle; loading takes some seconds, once. */
export function cpython(): Promise<Oracle> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Oracle> {
  const pyodide = await loadPyodide();
  const answer = pyodide.runPython(program) as Answer;
  return {
    ask(source, mode = 'exec', optimize = 0) {
      return JSON.parse(answer(source, mode, 'program.py', optimize), revive) as OracleAnswer;
    },
    libraryFiles() {
      const list = pyodide.runPython(`
import glob, os, zipfile, sys
import json as _json
_zip = zipfile.ZipFile(next(p for p in sys.path if p.endswith('.zip')))
_json.dumps([n for n in _zip.namelist() if n.endswith('.py')])
`) as string;
      return JSON.parse(list) as string[];
    },
    readLibrary(path) {
      pyodide.globals.set('_path', path);
      return pyodide.runPython(`import io; io.TextIOWrapper(_zip.open(_path), 'utf-8').read()`) as string;
    },
  };
}

/** Turns tagged constants into the tree's constant values. */
function revive(this: unknown, _key: string, value: unknown): unknown {
  if (typeof value === 'object' && value !== null && 'constant' in value) {
    return constantValue(value.constant as string[]);
  }
  return value;
}

function constantValue([type, a, b]: readonly unknown[]): unknown {
  switch (type) {
    case 'none':
    case 'ellipsis':
      return { type };
    case 'bool':
      return { type, value: a };
    case 'int': {
      const text = String(a);
      return { type, value: text.startsWith('-') ? -BigInt(text.slice(1)) : BigInt(text) };
    }
    case 'float':
      return { type, value: number(a) };
    case 'complex':
      return { type, real: number(a), imag: number(b) };
    case 'str':
      return { type, value: Buffer.from(String(a), 'hex').toString('utf16le') };
    case 'bytes':
      return { type, value: new Uint8Array(Buffer.from(String(a), 'hex')) };
    default:
      throw new Error(`constant ${String(type)}`);
  }
}

function number(text: unknown): number {
  return Number(String(text).replace('inf', 'Infinity').replace('nan', 'NaN'));
}
