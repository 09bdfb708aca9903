/**
 * Code objects as Python sees them. Twin of Objects/codeobject.c.
 */
import type { CodeObject } from '../compiler/code';
import { exceptionTableBytes, layoutOf } from '../compiler/codebytes';
import { Op } from '../compiler/opcodes';
import { NONE, NOT_IMPLEMENTED, type Handle } from '../memory';
import { lineTableBytes, lnotabBytes } from '../compiler/linetable';
import { identityResult } from '../objects/comparison';
import { native, rawNative } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType, type GetSet } from '../objects/spec';
import { TypeId } from '../objects/typeids';
import { TypeFlag } from '../objects/typeobject';
import { utf8Length } from '../syntax/characters';
import { hashString } from '../values/pyhash';
import { newCode, replacedCode } from './codenew';
import { machineOf } from './frametype';

function codeOf(rt: Runtime, self: Handle): CodeObject {
  return rt.payloads.codes.get(rt.heap.num[self]);
}

function number(pick: (code: CodeObject) => number): GetSet {
  return { get: (rt, self) => rt.newInt(pick(codeOf(rt, self))) };
}

function name(pick: (code: CodeObject) => string): GetSet {
  return { get: (rt, self) => rt.intern(pick(codeOf(rt, self))) };
}

/** An attribute whose object is made once. */
function lasting(attribute: string, make: (rt: Runtime, code: CodeObject) => Handle): Record<string, GetSet> {
  const get = (rt: Runtime, self: Handle): Handle => {
    const code = codeOf(rt, self);
    return machineOf(rt).codes.attribute(code, attribute, () => make(rt, code));
  };
  return { [attribute]: { get } };
}

function names(attribute: string, pick: (code: CodeObject) => readonly string[]): Record<string, GetSet> {
  return lasting(attribute, (rt, code) => rt.newTuple(pick(code).map((each) => rt.intern(each))));
}

/** `co_branches()`: where each branch is, where it goes on if it is not taken and if it is, in bytes of `co_code`. */
function branches(rt: Runtime, code: CodeObject): Handle[] {
  const { starts, places } = layoutOf(code);
  const rows: Handle[] = [];
  const add = (...units: readonly number[]): void => {
    rows.push(rt.newTuple(units.map((unit) => rt.newInt(unit * 2))));
  };
  code.code.forEach((word, i) => {
    const target = (word & 0x7fffffff) >> 8;
    switch (word & 0xff) {
      case Op.POP_JUMP_IF_FALSE:
      case Op.POP_JUMP_IF_TRUE:
      case Op.POP_JUMP_IF_NONE:
      case Op.POP_JUMP_IF_NOT_NONE:
        // Behind the NOT_TAKEN.
        add(places[i], starts[i + 2], starts[target]);
        break;
      case Op.FOR_ITER:
        // The target's END_FOR and POP_ITER are skipped.
        add(places[i], starts[i + 1], starts[target + 2]);
        break;
      case Op.END_ASYNC_FOR:
        add(starts[target], starts[target + 2], starts[i + 1]);
        break;
      default:
    }
  });
  return rows;
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

export const codeType = defineType({
  id: TypeId.Code,
  name: 'code',
  flags: TypeFlag.HasWeakrefs,
  layout: {
    words: 0,
    refs: 0,
    // The instructions, two bytes each, in whole words.
    moreBytes: (rt, _words, self) => Math.ceil(layoutOf(codeOf(rt, self)).bytes.length / 8) * 8,
  },
  slots: {
    new: (rt, _type, args, kwnames) => newCode(rt, args, kwnames),
    repr: (rt, self) => {
      const code = codeOf(rt, self);
      const at = machineOf(rt).addressText(self);
      return rt.newStr(`<code object ${code.name} at ${at}, file "${code.filename}", line ${code.firstlineno}>`);
    },
    richcompare: (rt, self, other, op) => {
      if (rt.heap.type[other] !== TypeId.Code) return NOT_IMPLEMENTED;
      const { codes } = machineOf(rt);
      return identityResult(codes.equal(self, other), op);
    },
    hash: (rt, self, out) => hashString(machineOf(rt).codes.key(self), out),
  },
  getset: {
    co_name: name((code) => code.name),
    co_qualname: name((code) => code.qualname),
    co_filename: {
      get: (rt, self) => {
        const { filename } = codeOf(rt, self);
        return machineOf(rt).codes.attribute(null, filename, () => rt.newStr(filename));
      },
    },
    co_firstlineno: number((code) => code.firstlineno),
    co_flags: number((code) => code.flags),
    co_argcount: number((code) => code.argcount),
    co_posonlyargcount: number((code) => code.posonlyargcount),
    co_kwonlyargcount: number((code) => code.kwonlyargcount),
    co_nlocals: number((code) => code.varnames.length),
    co_stacksize: number((code) => code.stacksize),
    ...names('co_varnames', (code) => code.varnames),
    ...names('co_cellvars', (code) => code.cellvars),
    ...names('co_freevars', (code) => code.freevars),
    ...names('co_names', (code) => code.names),
    co_consts: { get: (rt, self) => machineOf(rt).codes.constsOf(self) },
    ...lasting('co_code', (rt, code) => rt.newBytes(layoutOf(code).bytes)),
    _co_code_adaptive: { get: (rt, self) => rt.newBytes(layoutOf(codeOf(rt, self)).bytes) },
    ...lasting('co_linetable', (rt, code) => rt.newBytes(lineTableBytes(code, byteColumns(rt, code)))),
    co_lnotab: {
      get: (rt, self) => {
        rt.warn('DeprecationWarning', 'co_lnotab is deprecated, use co_lines instead.');
        return rt.newBytes(lnotabBytes(codeOf(rt, self)));
      },
    },
    ...lasting('co_exceptiontable', (rt, code) => rt.newBytes(exceptionTableBytes(code))),
  },
  methods: [
    rawNative('replace', null, replacedCode),
    rawNative('__replace__', null, replacedCode),
    native('_varname_from_oparg', 'oparg', (rt, self, oparg) => {
      const name = codeOf(rt, self).localsplusnames[rt.indexClipped(oparg)] as string | undefined;
      return name === undefined ? rt.raise('IndexError', 'tuple index out of range') : rt.newStr(name);
    }),
    native('co_lines', '', (rt, self) => rt.iter(rt.newList(lineRanges(rt, codeOf(rt, self))))),
    native('co_branches', '', (rt, self) => rt.iter(rt.newList(branches(rt, codeOf(rt, self))))),
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
