// Evaluating operators on constants, within the limits that keep constants small.
// Twin of eval_const_binop, eval_const_unaryop and const_folding_safe_* (Python/flowgraph.c).
import type { Const } from './code';
import { isTrue } from './constants';
import {
  complexParts,
  divideComplex,
  divideInts,
  floorDivideFloats,
  floorDivideInts,
  intToFloat,
  moduloFloats,
  moduloInts,
  multiplyComplex,
  numBits,
  powerComplex,
  powerFloats,
  type Num,
} from './numbers';
import { BinaryOp, Intrinsic1, Op } from './opcodes';

const MAX_INT_SIZE = 128;
const MAX_COLLECTION_SIZE = 256;
const MAX_STR_SIZE = 4096;
const MAX_TOTAL_ITEMS = 1024;

/** The constant `left op right`, or null if it must be left to the running program. */
export function evalConstBinop(left: Const, op: BinaryOp, right: Const): Const | null {
  if (op === BinaryOp.NB_SUBSCR) {
    return subscript(left, right);
  }
  const a = asNumber(left);
  const b = asNumber(right);
  if (a !== null && b !== null) {
    const bothBool = left.type === 'bool' && right.type === 'bool';
    return numberBinop(a, op, b, bothBool);
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

function numberBinop(a: Num, op: BinaryOp, b: Num, bothBool: boolean): Const | null {
  if (a.type === 'int' && b.type === 'int') {
    return intBinop(a.value, op, b.value, bothBool);
  }
  if (a.type === 'complex' || b.type === 'complex') {
    return complexBinop(a, op, b);
  }
  const x = a.type === 'int' ? intToFloat(a.value) : a.value;
  const y = b.type === 'int' ? intToFloat(b.value) : b.value;
  return x === null || y === null ? null : floatBinop(x, op, y);
}

function intBinop(a: bigint, op: BinaryOp, b: bigint, bothBool: boolean): Const | null {
  const int = (value: bigint | null): Const | null => (value === null ? null : { type: 'int', value });
  const bits = (value: bigint): Const => (bothBool ? { type: 'bool', value: value !== 0n } : { type: 'int', value });
  switch (op) {
    case BinaryOp.NB_ADD:
      return int(a + b);
    case BinaryOp.NB_SUBTRACT:
      return int(a - b);
    case BinaryOp.NB_MULTIPLY:
      return a !== 0n && b !== 0n && numBits(a) + numBits(b) > MAX_INT_SIZE ? null : int(a * b);
    case BinaryOp.NB_TRUE_DIVIDE: {
      const value = divideInts(a, b);
      return value === null ? null : { type: 'float', value };
    }
    case BinaryOp.NB_FLOOR_DIVIDE:
      return int(floorDivideInts(a, b));
    case BinaryOp.NB_REMAINDER:
      return int(moduloInts(a, b));
    case BinaryOp.NB_POWER:
      return intPower(a, b);
    case BinaryOp.NB_LSHIFT:
      if (b < 0n || (a !== 0n && b !== 0n && BigInt(numBits(a)) + b > BigInt(MAX_INT_SIZE))) {
        return null;
      }
      return int(a === 0n ? 0n : a << b);
    case BinaryOp.NB_RSHIFT:
      return b < 0n ? null : int(a >> (b > 1_000_000n ? 1_000_000n : b));
    case BinaryOp.NB_OR:
      return bits(a | b);
    case BinaryOp.NB_XOR:
      return bits(a ^ b);
    case BinaryOp.NB_AND:
      return bits(a & b);
    default:
      return null;
  }
}

function intPower(a: bigint, b: bigint): Const | null {
  if (b < 0n) {
    const x = intToFloat(a);
    const y = intToFloat(b);
    return x === null || y === null ? null : powerFloats(x, y);
  }
  if (a !== 0n && b > 0n && numBits(a) > Math.floor(MAX_INT_SIZE / Number(b))) {
    return null;
  }
  if (a === 0n) {
    return { type: 'int', value: b === 0n ? 1n : 0n };
  }
  return { type: 'int', value: a ** b };
}

function floatBinop(a: number, op: BinaryOp, b: number): Const | null {
  const float = (value: number | null): Const | null => (value === null ? null : { type: 'float', value });
  switch (op) {
    case BinaryOp.NB_ADD:
      return float(a + b);
    case BinaryOp.NB_SUBTRACT:
      return float(a - b);
    case BinaryOp.NB_MULTIPLY:
      return float(a * b);
    case BinaryOp.NB_TRUE_DIVIDE:
      return b === 0 ? null : float(a / b);
    case BinaryOp.NB_FLOOR_DIVIDE:
      return float(floorDivideFloats(a, b));
    case BinaryOp.NB_REMAINDER:
      return float(moduloFloats(a, b));
    case BinaryOp.NB_POWER:
      return powerFloats(a, b);
    default:
      return null;
  }
}

function complexBinop(left: Num, op: BinaryOp, right: Num): Const | null {
  const a = complexParts(left);
  const b = complexParts(right);
  // A real operand leaves the other operand's imaginary part (and the sign of its zero) alone.
  switch (op) {
    case BinaryOp.NB_ADD:
      return {
        type: 'complex',
        real: a.real + b.real,
        imag: left.type !== 'complex' ? b.imag : right.type !== 'complex' ? a.imag : a.imag + b.imag,
      };
    case BinaryOp.NB_SUBTRACT:
      return {
        type: 'complex',
        real: a.real - b.real,
        imag: left.type !== 'complex' ? -b.imag : right.type !== 'complex' ? a.imag : a.imag - b.imag,
      };
    case BinaryOp.NB_MULTIPLY:
      if (left.type !== 'complex') {
        return { type: 'complex', real: a.real * b.real, imag: a.real * b.imag };
      }
      if (right.type !== 'complex') {
        return { type: 'complex', real: a.real * b.real, imag: a.imag * b.real };
      }
      return multiplyComplex(a, b);
    case BinaryOp.NB_TRUE_DIVIDE:
      if (right.type !== 'complex') {
        return b.real === 0 ? null : { type: 'complex', real: a.real / b.real, imag: a.imag / b.real };
      }
      return divideComplex(a, b);
    case BinaryOp.NB_POWER:
      return powerComplex(a, b);
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
