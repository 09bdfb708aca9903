// Evaluating operators on constants, within the limits that keep constants small.
// Twin of eval_const_binop, eval_const_unaryop and const_folding_safe_* (Python/flowgraph.c).
import type { Const } from './code';
import { isTrue } from './constants';
import { foldNumbers, type Num } from './foldnumbers';
import { BinaryOp, Intrinsic1, Op } from './opcodes';

const MAX_COLLECTION_SIZE = 256;
const MAX_STR_SIZE = 4096;
const MAX_TOTAL_ITEMS = 1024;

/** What makes a bool of two bools. */
const BITWISE: ReadonlySet<BinaryOp> = new Set([BinaryOp.NB_OR, BinaryOp.NB_XOR, BinaryOp.NB_AND]);

/** The constant `left op right`, or null if it must be left to the running program. */
export function evalConstBinop(left: Const, op: BinaryOp, right: Const): Const | null {
  if (op === BinaryOp.NB_SUBSCR) {
    return subscript(left, right);
  }
  const a = asNumber(left);
  const b = asNumber(right);
  if (a !== null && b !== null) {
    const value = foldNumbers(a, op, b);
    const isBool = left.type === 'bool' && right.type === 'bool' && BITWISE.has(op);
    return isBool && value?.type === 'int' ? { type: 'bool', value: value.value !== 0n } : value;
  }
  if (op === BinaryOp.NB_ADD) {
    return concatenate(left, right);
  }
  if (op === BinaryOp.NB_MULTIPLY) {
    if (a?.type === 'int') {
      return repeat(right, a.value);
    }
    if (b?.type === 'int') {
      return repeat(left, b.value);
    }
  }
  return null;
}

/** The constant that a unary operator makes, or null. */
export function evalConstUnaryop(operand: Const, op: Op, oparg: number): Const | null {
  if (op === Op.UNARY_NOT) {
    return { type: 'bool', value: !isTrue(operand) };
  }
  const value = asNumber(operand);
  if (value === null) {
    return null;
  }
  if (op === Op.CALL_INTRINSIC_1) {
    return oparg === Intrinsic1.UNARY_POSITIVE ? value : null;
  }
  if (op === Op.UNARY_INVERT) {
    // ~True warns when it runs.
    return value.type === 'int' && operand.type !== 'bool' ? { type: 'int', value: ~value.value } : null;
  }
  return negate(value);
}

/** `-value`. */
export function negate(value: Num): Const {
  if (value.type === 'complex') {
    return { type: 'complex', real: -value.real, imag: -value.imag };
  }
  return value.type === 'int' ? { type: 'int', value: -value.value } : { type: 'float', value: -value.value };
}

/** A constant as a number; null if it is none. */
export function asNumber(value: Const): Num | null {
  switch (value.type) {
    case 'bool':
      return { type: 'int', value: value.value ? 1n : 0n };
    case 'int':
    case 'float':
    case 'complex':
      return value;
    default:
      return null;
  }
}

function concatenate(left: Const, right: Const): Const | null {
  if (left.type === 'str' && right.type === 'str') {
    return { type: 'str', value: left.value + right.value };
  }
  if (left.type === 'bytes' && right.type === 'bytes') {
    return { type: 'bytes', value: Uint8Array.of(...left.value, ...right.value) };
  }
  if (left.type === 'tuple' && right.type === 'tuple') {
    return { type: 'tuple', items: [...left.items, ...right.items] };
  }
  return null;
}

function repeat(value: Const, times: bigint): Const | null {
  const length = lengthOf(value);
  if (length === null) {
    return null;
  }
  const limit = value.type === 'tuple' ? MAX_COLLECTION_SIZE : MAX_STR_SIZE;
  if (length > 0 && (times < 0n || times > BigInt(Math.floor(limit / length)))) {
    return null;
  }
  const count = length === 0 ? 0 : Number(times);
  switch (value.type) {
    case 'str':
      return { type: 'str', value: value.value.repeat(count) };
    case 'bytes':
      return {
        type: 'bytes',
        value: Uint8Array.from({ length: length * count }, (_, i) => value.value[i % length] ?? 0),
      };
    case 'tuple':
      if (count > 0 && complexity(value, Math.floor(MAX_TOTAL_ITEMS / count)) < 0) {
        return null;
      }
      return { type: 'tuple', items: Array.from({ length: count }, () => value.items).flat() };
    default:
      return null;
  }
}

/** `limit` less the number of items in the nested tuples; negative if there are more. */
function complexity(value: Const, limit: number): number {
  if (value.type !== 'tuple') {
    return limit;
  }
  let rest = limit - value.items.length;
  for (const item of value.items) {
    if (rest < 0) {
      break;
    }
    rest = complexity(item, rest);
  }
  return rest;
}

function lengthOf(value: Const): number | null {
  switch (value.type) {
    case 'str':
      return Array.from(value.value).length;
    case 'bytes':
      return value.value.length;
    case 'tuple':
      return value.items.length;
    default:
      return null;
  }
}

function subscript(value: Const, index: Const): Const | null {
  const length = lengthOf(value);
  if (length === null) {
    return null;
  }
  if (index.type === 'slice') {
    const positions = sliceIndices(index, length);
    return positions === null ? null : pick(value, positions);
  }
  const number = asNumber(index);
  if (number?.type !== 'int') {
    return null;
  }
  const position = number.value < 0n ? number.value + BigInt(length) : number.value;
  if (position < 0n || position >= BigInt(length)) {
    return null;
  }
  const at = Number(position);
  switch (value.type) {
    case 'bytes':
      return { type: 'int', value: BigInt(value.value[at] ?? 0) };
    case 'tuple':
      return value.items[at] ?? null;
    default:
      return pick(value, [at]);
  }
}

function pick(value: Const, positions: readonly number[]): Const | null {
  switch (value.type) {
    case 'str': {
      const characters = Array.from(value.value);
      return { type: 'str', value: positions.map((position) => characters[position]).join('') };
    }
    case 'bytes':
      return { type: 'bytes', value: Uint8Array.from(positions, (position) => value.value[position] ?? 0) };
    case 'tuple':
      return { type: 'tuple', items: positions.flatMap((position) => value.items[position] ?? []) };
    default:
      return null;
  }
}

/** The positions a slice selects; null if the slice has an error. Twin of PySlice_Unpack and PySlice_AdjustIndices. */
function sliceIndices(slice: Extract<Const, { type: 'slice' }>, length: number): number[] | null {
  const part = (value: Const): number | null | undefined => {
    if (value.type === 'none') {
      return null;
    }
    const number = asNumber(value);
    return number?.type === 'int' ? Math.max(-1e9, Math.min(1e9, Number(number.value))) : undefined;
  };
  const start = part(slice.start);
  const stop = part(slice.stop);
  const givenStep = part(slice.step);
  if (start === undefined || stop === undefined || givenStep === undefined || givenStep === 0) {
    return null;
  }
  const step = givenStep ?? 1;
  const clamp = (value: number): number => {
    const positive = value < 0 ? value + length : value;
    return step > 0 ? Math.max(0, Math.min(length, positive)) : Math.max(-1, Math.min(length - 1, positive));
  };
  const first = start === null ? (step > 0 ? 0 : length - 1) : clamp(start);
  const last = stop === null ? (step > 0 ? length : -1) : clamp(stop);
  const positions: number[] = [];
  for (let at = first; step > 0 ? at < last : at > last; at += step) {
    positions.push(at);
  }
  return positions;
}
