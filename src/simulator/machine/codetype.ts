/**
 * Code objects as Python sees them. Twin of Objects/codeobject.c.
 */
import { CodeObject, FastKind, type CodeObjectParts } from '../compiler/code';
import { exceptionTableBytes, layoutOf } from '../compiler/codebytes';
import { NONE, NOT_IMPLEMENTED, NULL, type Handle } from '../memory';
import { lineTableBytes, lnotabBytes } from '../compiler/linetable';
import { identityResult } from '../objects/comparison';
import { Unsupported } from '../objects/errors';
import { native, rawNative } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType, type GetSet } from '../objects/spec';
import { typeNameOf } from '../objects/type';
import { TypeId } from '../objects/typeids';
import { TypeFlag } from '../objects/typeobject';
import { utf8Length } from '../syntax/characters';
import { hashString } from '../values/pyhash';
import { machineOf } from './frametype';

function codeOf(rt: Runtime, self: Handle): CodeObject {
  return rt.payloads.codes.get(rt.heap.num[self]);
}

function number(pick: (code: CodeObject) => number): GetSet {
  return { get: (rt, self) => rt.newInt(pick(codeOf(rt, self))) };
}

function text(pick: (code: CodeObject) => string): GetSet {
  return { get: (rt, self) => rt.newStr(pick(codeOf(rt, self))) };
}

function names(pick: (code: CodeObject) => readonly string[]): GetSet {
  return { get: (rt, self) => rt.newTuple(pick(codeOf(rt, self)).map((name) => rt.intern(name))) };
}

/** The line table as tuples (start, end, line), offsets in the bytes of `co_code`. */
function lineRanges(rt: Runtime, code: CodeObject): Handle[] {
  const rows: Handle[] = [];
  const { starts } = layoutOf(code);
  let start = 0;
  for (let i = 1; i <= code.lines.length; i++) {
    if (i < code.lines.length && code.lines[i] === code.lines[start]) continue;
    const line = code.lines[start];
    rows.push(
      rt.newTuple([rt.newInt(starts[start] * 2), rt.newInt(starts[i] * 2), line >= 0 ? rt.newInt(line) : NONE]),
    );
    start = i;
  }
  return rows;
}

/** Turns a column in UTF-16 units into one in bytes, as Python counts them; -1 stays. */
function byteColumns(rt: Runtime, code: CodeObject): (line: number, column: number) => number {
  const source = machineOf(rt).codes.fileNamed(code.filename)?.source ?? '';
  const lines = source.split(/\r\n|\r|\n/);
  return (line, column) => (column > 0 ? utf8Length((lines[line - 1] ?? '').slice(0, column).padEnd(column)) : column);
}

/** What `replace` changes, by Python names: texts, numbers and flags. */
const REPLACED: Readonly<Record<string, (value: { text: string; number: number }) => Partial<CodeObjectParts>>> = {
  co_argcount: ({ number: argcount }) => ({ argcount }),
  co_posonlyargcount: ({ number: posonlyargcount }) => ({ posonlyargcount }),
  co_kwonlyargcount: ({ number: kwonlyargcount }) => ({ kwonlyargcount }),
  co_name: ({ text: name }) => ({ name }),
  co_qualname: ({ text: qualname }) => ({ qualname }),
  co_filename: ({ text: filename }) => ({ filename }),
  co_firstlineno: ({ number: firstlineno }) => ({ firstlineno }),
  co_flags: ({ number: flags }) => ({ flags }),
  co_stacksize: ({ number: stacksize }) => ({ stacksize }),
};

/** The kinds of slots whose names `replace` changes. */
const NAMES_OF_SLOTS: Readonly<Record<string, FastKind>> = {
  co_varnames: FastKind.LOCAL,
  co_cellvars: FastKind.CELL,
  co_freevars: FastKind.FREE,
};

/** The texts of a tuple of names. */
function nameTuple(rt: Runtime, value: Handle): string[] {
  if (rt.heap.type[value] !== TypeId.Tuple) rt.raise('TypeError', `replace() argument must be tuple`);
  return rt.items(value).map((name) => {
    if (rt.isStr(name)) return rt.text(name);
    return rt.raise('TypeError', `name tuples must contain only strings, not '${typeNameOf(rt, name)}'`);
  });
}

/** Other names for the variables of one kind. */
function renamed(rt: Runtime, code: CodeObject, name: string, value: Handle): Partial<CodeObjectParts> {
  const names = nameTuple(rt, value);
  const kind = NAMES_OF_SLOTS[name];
  const slots = code.localsplusnames.map((_, i) => i).filter((i) => (code.localspluskinds[i] & kind) !== 0);
  if (slots.length !== names.length) {
    throw new Unsupported(`a code object with more or fewer ${name}`, 'Compile the changed source instead.');
  }
  const localsplusnames = [...code.localsplusnames];
  slots.forEach((slot, i) => (localsplusnames[slot] = names[i]));
  return { localsplusnames };
}

/** `code.replace(**changes)`: names, numbers, flags and constants; the instructions stay as they are. */
function replaced(rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  const given = args.length - (kwnames?.length ?? 0);
  if (given > 0) rt.raise('TypeError', 'replace() takes no positional arguments');
  let changes: Partial<CodeObjectParts> = {};
  let consts: readonly Handle[] | null = null;
  kwnames?.forEach((name, i) => {
    const change = REPLACED[name];
    const value = args[i];
    if (change !== undefined) {
      const text = rt.isStr(value) ? rt.text(value) : '';
      changes = { ...changes, ...change({ text, number: rt.isInt(value) ? Number(rt.intValue(value)) : 0 }) };
    } else if (name === 'co_consts') {
      if (rt.heap.type[value] !== TypeId.Tuple) {
        rt.raise('TypeError', `replace() argument 'co_consts' must be tuple, not ${typeNameOf(rt, value)}`);
      }
      consts = rt.items(value);
    } else if (name === 'co_names') changes = { ...changes, names: nameTuple(rt, value) };
    else if (name in NAMES_OF_SLOTS) changes = { ...changes, ...renamed(rt, codeOf(rt, self), name, value) };
    else if (rt.findAttr(self, name) === NULL) {
      rt.raise('TypeError', `replace() got an unexpected keyword argument '${name}'`);
    } else if (!rt.equal(rt.getAttr(self, name), value)) {
      throw new Unsupported(`a code object with another ${name}`, 'Compile the changed source instead.');
    }
  });
  const { codes } = machineOf(rt);
  const code = new CodeObject({ ...codeOf(rt, self), ...changes });
  codes.setConsts(code, consts ?? Array.from(codes.exec(self).consts));
  return codes.objectFor(code);
}

export const codeType = defineType({
  id: TypeId.Code,
  name: 'code',
  flags: TypeFlag.HasWeakrefs,
  slots: {
    repr: (rt, self) => {
      const code = codeOf(rt, self);
      const at = machineOf(rt).addressText(self);
      return rt.newStr(`<code object ${code.name} at ${at}, file "${code.filename}", line ${code.firstlineno}>`);
    },
    richcompare: (rt, self, other, op) => {
      if (rt.heap.type[other] !== TypeId.Code) return NOT_IMPLEMENTED;
      const { codes } = machineOf(rt);
      return identityResult(self === other || codes.key(self) === codes.key(other), op);
    },
    hash: (rt, self, out) => hashString(machineOf(rt).codes.key(self), out),
  },
  getset: {
    co_name: text((code) => code.name),
    co_qualname: text((code) => code.qualname),
    co_filename: text((code) => code.filename),
    co_firstlineno: number((code) => code.firstlineno),
    co_flags: number((code) => code.flags),
    co_argcount: number((code) => code.argcount),
    co_posonlyargcount: number((code) => code.posonlyargcount),
    co_kwonlyargcount: number((code) => code.kwonlyargcount),
    co_nlocals: number((code) => code.varnames.length),
    co_stacksize: number((code) => code.stacksize),
    co_varnames: names((code) => code.varnames),
    co_cellvars: names((code) => code.cellvars),
    co_freevars: names((code) => code.freevars),
    co_names: names((code) => code.names),
    co_consts: { get: (rt, self) => machineOf(rt).codes.constsOf(self) },
    co_code: { get: (rt, self) => rt.newBytes(layoutOf(codeOf(rt, self)).bytes) },
    _co_code_adaptive: { get: (rt, self) => rt.newBytes(layoutOf(codeOf(rt, self)).bytes) },
    co_linetable: {
      get: (rt, self) => rt.newBytes(lineTableBytes(codeOf(rt, self), byteColumns(rt, codeOf(rt, self)))),
    },
    co_lnotab: {
      get: (rt, self) => {
        rt.warn('DeprecationWarning', 'co_lnotab is deprecated, use co_lines instead.');
        return rt.newBytes(lnotabBytes(codeOf(rt, self)));
      },
    },
    co_exceptiontable: { get: (rt, self) => rt.newBytes(exceptionTableBytes(codeOf(rt, self))) },
  },
  methods: [
    rawNative('replace', null, replaced),
    rawNative('__replace__', null, replaced),
    native('_varname_from_oparg', 'oparg', (rt, self, oparg) => {
      const name = codeOf(rt, self).localsplusnames[rt.indexClipped(oparg)] as string | undefined;
      return name === undefined ? rt.raise('IndexError', 'tuple index out of range') : rt.newStr(name);
    }),
    native('co_lines', '', (rt, self) => rt.iter(rt.newList(lineRanges(rt, codeOf(rt, self))))),
    native('co_positions', '', (rt, self) => {
      const code = codeOf(rt, self);
      const known = (value: number): Handle => (value >= 0 ? rt.newInt(value) : NONE);
      const { starts } = layoutOf(code);
      const bytesBefore = byteColumns(rt, code);
      const column = (line: number, units: number): Handle => known(bytesBefore(line, units));
      const rows: Handle[] = [];
      code.lines.forEach((line, i) => {
        const end = code.endLines[i];
        const columns = [column(line, code.columns[i]), column(end, code.endColumns[i])];
        const row = rt.newTuple([known(line), known(end), ...columns]);
        for (let unit = starts[i]; unit < starts[i + 1]; unit++) rows.push(row);
      });
      return rt.iter(rt.newList(rows));
    }),
  ],
});
