/** Code objects out of their parts: `types.CodeType(...)` and `code.replace(...)`. Twin of code_new_impl and code_replace_impl. */
import { CodeFlag, CodeObject, FastKind, type CodeObjectParts } from '../compiler/code';
import { parseCode } from '../compiler/codeparse';
import type { Handle } from '../memory';
import { bytesOf } from '../objects/bytes';
import { unexpectedKeyword } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { typeNameOf } from '../objects/type';
import { TypeId } from '../objects/typeids';
import { utf8Length } from '../syntax/characters';
import { machineOf } from './frametype';

type Kind = 'int' | 'str' | 'bytes' | 'tuple';

/** The arguments of `code()`, in their order. */
const FIELDS = {
  co_argcount: 'int',
  co_posonlyargcount: 'int',
  co_kwonlyargcount: 'int',
  co_nlocals: 'int',
  co_stacksize: 'int',
  co_flags: 'int',
  co_code: 'bytes',
  co_consts: 'tuple',
  co_names: 'tuple',
  co_varnames: 'tuple',
  co_filename: 'str',
  co_name: 'str',
  co_qualname: 'str',
  co_firstlineno: 'int',
  co_linetable: 'bytes',
  co_exceptiontable: 'bytes',
  co_freevars: 'tuple',
  co_cellvars: 'tuple',
} as const satisfies Readonly<Record<string, Kind>>;

type Field = keyof typeof FIELDS;
const NAMES = Object.keys(FIELDS) as Field[];
const LEAST = 16;
const KIND_TYPES = { str: TypeId.Str, bytes: TypeId.Bytes, tuple: TypeId.Tuple };

function isField(name: string): name is Field {
  return Object.hasOwn(FIELDS, name);
}

/** The parts of a code object as Python objects. */
class Fields {
  constructor(
    private readonly rt: Runtime,
    private readonly values: ReadonlyMap<Field, Handle>,
  ) {}

  handle(name: Field): Handle {
    return this.values.get(name) ?? this.rt.newTuple([]);
  }

  /** How many there are: never less than none. */
  count(name: Field): number {
    const value = Number(this.rt.index(this.handle(name)));
    if (value < 0 && name !== 'co_firstlineno') this.rt.raise('ValueError', `${name} must be a positive integer`);
    return value;
  }

  text(name: Field): string {
    return this.rt.text(this.handle(name));
  }

  bytes(name: Field): Uint8Array {
    return bytesOf(this.rt, this.handle(name));
  }

  names(name: Field): string[] {
    return this.rt.items(this.handle(name)).map((each) => {
      if (!this.rt.isStr(each)) this.rt.raise('SystemError', 'non-string found in code slot');
      return this.rt.text(each);
    });
  }
}

/** Checks that a value is what a field holds; `what` names the argument. */
function expectKind(rt: Runtime, kind: Kind, value: Handle, what: string): void {
  if (kind === 'int') rt.index(value);
  else if (rt.heap.type[value] !== KIND_TYPES[kind] && !rt.isInstance(value, rt.types[KIND_TYPES[kind]])) {
    rt.raise('TypeError', `${what} must be ${kind}, not ${typeNameOf(rt, value)}`);
  }
}

/** The fast slots: locals, the parameters first, then cells that are no parameters, then free variables. */
function fastSlots(rt: Runtime, fields: Fields): Pick<CodeObjectParts, 'localsplusnames' | 'localspluskinds'> {
  const varnames = fields.names('co_varnames');
  const flags = fields.count('co_flags');
  const posonly = fields.count('co_posonlyargcount');
  const args = fields.count('co_argcount');
  const kwonly = fields.count('co_kwonlyargcount');
  const kinds: number[] = [];
  for (let i = 0; i < args; i++) kinds.push(FastKind.ARG_POS | (i < posonly ? 0 : FastKind.ARG_KW));
  for (let i = 0; i < kwonly; i++) kinds.push(FastKind.ARG_KW);
  if ((flags & CodeFlag.CO_VARARGS) !== 0) kinds.push(FastKind.ARG_VAR | FastKind.ARG_POS);
  if ((flags & CodeFlag.CO_VARKEYWORDS) !== 0) kinds.push(FastKind.ARG_VAR | FastKind.ARG_KW);
  if (kinds.length > varnames.length) rt.raise('ValueError', 'code: co_varnames is too small');
  if (fields.count('co_nlocals') !== varnames.length) {
    rt.raise('ValueError', 'code: co_nlocals != len(co_varnames)');
  }
  const parameters = kinds.length;
  const slots = varnames.map((_, i) => (kinds[i] ?? 0) | FastKind.LOCAL);
  const localsplusnames = [...varnames];
  for (const cell of fields.names('co_cellvars')) {
    const parameter = varnames.slice(0, parameters).indexOf(cell);
    if (parameter >= 0) slots[parameter] |= FastKind.CELL;
    else {
      localsplusnames.push(cell);
      slots.push(FastKind.CELL);
    }
  }
  for (const free of fields.names('co_freevars')) {
    localsplusnames.push(free);
    slots.push(FastKind.FREE);
  }
  return { localsplusnames, localspluskinds: Uint8Array.from(slots) };
}

/** What decides about the fast slots, and about the instructions. */
const SLOT_FIELDS: readonly Field[] = [
  ...(['co_argcount', 'co_posonlyargcount', 'co_kwonlyargcount', 'co_nlocals', 'co_flags'] as const),
  ...(['co_varnames', 'co_freevars', 'co_cellvars'] as const),
];
const CODE_FIELDS: readonly Field[] = ['co_code', 'co_linetable', 'co_exceptiontable', 'co_firstlineno'];

/** Turns a column that counts bytes, as Python does, into one of UTF-16 units. */
function unitColumns(rt: Runtime, filename: string): (line: number, column: number) => number {
  const lines = (machineOf(rt).codes.fileNamed(filename)?.source ?? '').split(/\r\n|\r|\n/);
  return (line, column) => {
    const text = lines.at(line - 1) ?? '';
    let units = 0;
    while (units < text.length && utf8Length(text.slice(0, units)) < column) units++;
    return Math.max(units, column - utf8Length(text.slice(0, units)) + units);
  };
}

function instructions(rt: Runtime, fields: Fields): ReturnType<typeof parseCode> {
  const bytecode = fields.bytes('co_code');
  if (bytecode.length % 2 !== 0) rt.raise('ValueError', 'code: co_code is malformed');
  const tables = {
    bytecode,
    lineTable: fields.bytes('co_linetable'),
    exceptionTable: fields.bytes('co_exceptiontable'),
    firstlineno: fields.count('co_firstlineno'),
  };
  return parseCode(tables, unitColumns(rt, fields.text('co_filename')));
}

/** The code object of these fields; `base`: the one that they change, `changed`: which of them do. */
function build(rt: Runtime, fields: Fields, base: CodeObject | null, changed: (name: Field) => boolean): Handle {
  const { codes } = machineOf(rt);
  const slots = base === null || SLOT_FIELDS.some(changed) ? fastSlots(rt, fields) : base;
  const { localsplusnames, localspluskinds } = slots;
  const code = base === null || CODE_FIELDS.some(changed) ? instructions(rt, fields) : base;
  // CPython finds out when it comes to it.
  if (typeof code === 'string') return rt.raise('SystemError', code);
  const made = new CodeObject({
    argcount: fields.count('co_argcount'),
    posonlyargcount: fields.count('co_posonlyargcount'),
    kwonlyargcount: fields.count('co_kwonlyargcount'),
    stacksize: fields.count('co_stacksize'),
    flags: fields.count('co_flags'),
    firstlineno: fields.count('co_firstlineno'),
    names: fields.names('co_names'),
    consts: base?.consts ?? [],
    filename: fields.text('co_filename'),
    name: fields.text('co_name'),
    qualname: fields.text('co_qualname'),
    localsplusnames,
    localspluskinds,
    code: code.code,
    lines: code.lines,
    endLines: code.endLines,
    columns: code.columns,
    endColumns: code.endColumns,
    within: code.within,
    exceptionTable: code.exceptionTable,
  });
  if (base === null || changed('co_consts')) codes.setConsts(made, rt.items(fields.handle('co_consts')));
  else codes.takeConsts(made, base);
  return codes.objectFor(made);
}

/** `types.CodeType(argcount, posonlyargcount, ...)`. */
export function newCode(rt: Runtime, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  if (kwnames !== null) rt.raise('TypeError', 'code() takes no keyword arguments');
  if (args.length < LEAST || args.length > NAMES.length) {
    const [bound, limit] = args.length < LEAST ? ['least', LEAST] : ['most', NAMES.length];
    rt.raise('TypeError', `code expected at ${bound} ${limit} arguments, got ${args.length}`);
  }
  args.forEach((value, i) => expectKind(rt, FIELDS[NAMES[i]], value, `code() argument ${i + 1}`));
  return build(rt, new Fields(rt, new Map(args.map((value, i) => [NAMES[i], value]))), null, () => true);
}

/** `code.replace(**changes)`. */
export function replacedCode(
  rt: Runtime,
  self: Handle,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): Handle {
  const given = args.length - (kwnames?.length ?? 0);
  if (given > 0) rt.raise('TypeError', 'replace() takes no positional arguments');
  const values = new Map<Field, Handle>();
  kwnames?.forEach((name, i) => {
    if (!isField(name)) return unexpectedKeyword(rt, 'replace', name, NAMES);
    expectKind(rt, FIELDS[name], args[i], `replace() argument '${name}'`);
    values.set(name, args[i]);
  });
  const changed = (name: Field): boolean => values.has(name) && !rt.equal(rt.getAttr(self, name), values.get(name)!);
  const base = machineOf(rt).codes.codeOf(self);
  const differing = new Set(NAMES.filter(changed));
  for (const name of NAMES) if (!values.has(name)) values.set(name, rt.getAttr(self, name));
  return build(rt, new Fields(rt, values), base, (name) => differing.has(name));
}
