/**
 * Instructions as the bytes of `co_code`: two to each, with EXTENDED_ARG before large arguments and empty inline caches
 * after those that have some in CPython, jumps counted from there. Twin of Python/assemble.c; the caches are those of
 * Lib/opcode.py.
 */
import { ExceptionRow, type CodeObject } from './code';
import { isJump, Op, opNames, stackEffect } from './opcodes';
import { OPCODES } from './opcodetables';

const numbers = new Map(
  OPCODES.map((row) => [row.slice(0, row.indexOf('=')), parseInt(row.slice(row.indexOf('=') + 1), 10)]),
);

/** CPython's numbers by ours; -1: pseudo instructions, of which none are left in code. */
const numberOf = opNames.map((name) => numbers.get(name) ?? -1);

export const EXTENDED_ARG = numbers.get('EXTENDED_ARG') ?? 0;

/** What an instruction does to the height of the stack, by CPython's number; null: there is no such instruction. */
export function effectOf(number: number, arg: number, jump: boolean): number | null {
  const op = numberOf.indexOf(number);
  return op < 0 ? null : stackEffect(op, arg, jump);
}

/** Our instruction of CPython's number; null: there is none. */
export function opNumbered(number: number): Op | null {
  const op = numberOf.indexOf(number);
  return op < 0 ? null : op;
}

/** Code units of inline cache behind an instruction. */
export function caches(op: Op): number {
  switch (op) {
    case Op.LOAD_ATTR:
      return 9;
    case Op.BINARY_OP:
      return 5;
    case Op.LOAD_GLOBAL:
    case Op.STORE_ATTR:
      return 4;
    case Op.CALL:
    case Op.CALL_KW:
    case Op.TO_BOOL:
      return 3;
    case Op.UNPACK_SEQUENCE:
    case Op.COMPARE_OP:
    case Op.CONTAINS_OP:
    case Op.FOR_ITER:
    case Op.LOAD_SUPER_ATTR:
    case Op.STORE_SUBSCR:
    case Op.SEND:
    case Op.JUMP_BACKWARD:
    case Op.POP_JUMP_IF_TRUE:
    case Op.POP_JUMP_IF_FALSE:
    case Op.POP_JUMP_IF_NONE:
    case Op.POP_JUMP_IF_NOT_NONE:
      return 1;
    default:
      return 0;
  }
}

/** Where the instructions of a code object lie, in code units of two bytes. */
export interface CodeLayout {
  /** The first unit of each instruction, and the end of the code. */
  readonly starts: readonly number[];
  /** The unit of the instruction itself, behind its EXTENDED_ARGs: what `f_lasti` counts. */
  readonly places: readonly number[];
  readonly bytes: Uint8Array;
}

const layouts = new WeakMap<CodeObject, CodeLayout>();

/** The layout of a code object's `co_code`. */
export function layoutOf(code: CodeObject): CodeLayout {
  let layout = layouts.get(code);
  if (layout === undefined) layouts.set(code, (layout = layOut(code.code)));
  return layout;
}

const extendedArgs = (arg: number): number => (arg > 0xffffff ? 3 : arg > 0xffff ? 2 : arg > 0xff ? 1 : 0);

function layOut(instructions: Int32Array): CodeLayout {
  const ops = Array.from(instructions, (word): Op => word & 0xff);
  const given = Array.from(instructions, (word) => (word & 0x7fffffff) >> 8);
  let extras = ops.map((op, i) => (isJump(op) ? 0 : extendedArgs(given[i])));
  for (;;) {
    const starts = [0];
    ops.forEach((op, i) => starts.push(starts[i] + extras[i] + 1 + caches(op)));
    // A jump counts from the instruction after it, whichever way it goes.
    const args = ops.map((op, i) => (isJump(op) ? Math.abs(starts[given[i]] - starts[i + 1]) : given[i]));
    const needed = args.map(extendedArgs);
    if (needed.every((count, i) => count <= extras[i])) return emit(ops, args, extras, starts);
    extras = extras.map((count, i) => Math.max(count, needed[i]));
  }
}

function emit(
  ops: readonly Op[],
  args: readonly number[],
  extras: readonly number[],
  starts: readonly number[],
): CodeLayout {
  const bytes = new Uint8Array(starts[starts.length - 1] * 2);
  const places = ops.map((op, i) => {
    const place = starts[i] + extras[i];
    for (let k = extras[i]; k > 0; k--) {
      bytes[(place - k) * 2] = EXTENDED_ARG;
      bytes[(place - k) * 2 + 1] = (args[i] >> (8 * k)) & 0xff;
    }
    bytes[place * 2] = numberOf[op];
    bytes[place * 2 + 1] = args[i] & 0xff;
    return place;
  });
  return { starts, places, bytes };
}

/** `co_exceptiontable`: numbers of six bits to the byte, see InternalDocs/exception_handling.md. */
export function exceptionTableBytes(code: CodeObject): Uint8Array {
  const { starts } = layoutOf(code);
  const table = code.exceptionTable;
  const bytes: number[] = [];
  const write = (value: number, first: number): void => {
    let mark = first;
    for (let shift = 24; shift > 0; shift -= 6) {
      if (value < 1 << shift) continue;
      bytes.push(((value >> shift) & 0x3f) | 0x40 | mark);
      mark = 0;
    }
    bytes.push((value & 0x3f) | mark);
  };
  for (let row = 0; row < table.length; row += ExceptionRow.WIDTH) {
    const start = starts[table[row + ExceptionRow.START]];
    write(start, 0x80);
    write(starts[table[row + ExceptionRow.END]] - start, 0);
    write(starts[table[row + ExceptionRow.TARGET]], 0);
    write(table[row + ExceptionRow.DEPTH_LASTI], 0);
  }
  return Uint8Array.from(bytes);
}
