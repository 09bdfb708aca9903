/**
 * Code objects as Python sees them. Twin of Objects/codeobject.c.
 */
import { CodeObject, type CodeObjectParts } from '../compiler/code';
import { exceptionTableBytes, layoutOf } from '../compiler/codebytes';
import { NONE, type Handle } from '../memory';
import { Unsupported } from '../objects/errors';
import { native, rawNative } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType, type GetSet } from '../objects/spec';
import { TypeId } from '../objects/typeids';
import { TypeFlag } from '../objects/typeobject';
import { utf8Length } from '../syntax/characters';
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

/** What `replace` changes, by Python names. */
const REPLACED: Readonly<Record<string, (value: { text: string; number: number }) => Partial<CodeObjectParts>>> = {
  co_name: ({ text: name }) => ({ name }),
  co_qualname: ({ text: qualname }) => ({ qualname }),
  co_filename: ({ text: filename }) => ({ filename }),
  co_firstlineno: ({ number: firstlineno }) => ({ firstlineno }),
  co_flags: ({ number: flags }) => ({ flags }),
  co_stacksize: ({ number: stacksize }) => ({ stacksize }),
};

/** `code.replace(**changes)`: names, numbers and flags; what the instructions rest on stays as it is. */
function replaced(rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  const given = args.length - (kwnames?.length ?? 0);
  if (given > 0) rt.raise('TypeError', 'replace() takes no positional arguments');
  let changes: Partial<CodeObjectParts> = {};
  kwnames?.forEach((name, i) => {
    const change = REPLACED[name];
    const value = args[i];
    if (change !== undefined) {
      const text = rt.isStr(value) ? rt.text(value) : '';
      changes = { ...changes, ...change({ text, number: rt.isInt(value) ? Number(rt.intValue(value)) : 0 }) };
    } else if (!rt.equal(rt.getAttr(self, name), value)) {
      throw new Unsupported(`a code object with another ${name}`, 'Compile the changed source instead.');
    }
  });
  return machineOf(rt).codes.objectFor(new CodeObject({ ...codeOf(rt, self), ...changes }));
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
      const source = machineOf(rt).codes.fileNamed(code.filename)?.source ?? '';
      const lines = source.split(/\r\n|\r|\n/);
      // Python's columns count bytes.
      const column = (line: number, units: number): Handle =>
        known(units > 0 ? utf8Length((lines[line - 1] ?? '').slice(0, units).padEnd(units)) : units);
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
