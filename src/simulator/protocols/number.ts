/**
 * Arithmetic. Twin of the number part of Objects/abstract.c.
 */
import { NONE, NOT_IMPLEMENTED, type Handle } from '../memory';
import type { BinaryOp, Runtime } from '../objects/runtime';
import { typeNameOf } from '../objects/type';
import { TypeFlag, type BinarySlot, type Slots } from '../objects/typeobject';
import { indexClippedOf } from './index';

interface OperatorInfo {
  readonly symbol: string;
  readonly inplace: keyof Slots | null;
}

const OPERATORS: Readonly<Record<BinaryOp, OperatorInfo>> = {
  add: { symbol: '+', inplace: 'inplaceAdd' },
  subtract: { symbol: '-', inplace: 'inplaceSubtract' },
  multiply: { symbol: '*', inplace: 'inplaceMultiply' },
  remainder: { symbol: '%', inplace: 'inplaceRemainder' },
  divmod: { symbol: 'divmod()', inplace: null },
  power: { symbol: '** or pow()', inplace: 'inplacePower' },
  lshift: { symbol: '<<', inplace: 'inplaceLshift' },
  rshift: { symbol: '>>', inplace: 'inplaceRshift' },
  and: { symbol: '&', inplace: 'inplaceAnd' },
  xor: { symbol: '^', inplace: 'inplaceXor' },
  or: { symbol: '|', inplace: 'inplaceOr' },
  floorDivide: { symbol: '//', inplace: 'inplaceFloorDivide' },
  trueDivide: { symbol: '/', inplace: 'inplaceTrueDivide' },
  matrixMultiply: { symbol: '@', inplace: 'inplaceMatrixMultiply' },
};

function slotOf(rt: Runtime, h: Handle, op: BinaryOp): BinarySlot | undefined {
  return rt.types[rt.heap.type[h]].slots[op] as BinarySlot | undefined;
}

/** binary_op1: the left operand's slot, the right one's, a subclass's first. */
function binaryOp1(rt: Runtime, op: BinaryOp, a: Handle, b: Handle): Handle {
  // The third argument matters to `power` alone, which takes None for "no modulus".
  type Slot3 = (rt: Runtime, a: Handle, b: Handle, c: Handle) => Handle;
  const left = slotOf(rt, a, op) as Slot3 | undefined;
  const leftType = rt.types[rt.heap.type[a]];
  const rightType = rt.types[rt.heap.type[b]];
  let right: Slot3 | undefined;
  if (leftType !== rightType) {
    right = slotOf(rt, b, op) as Slot3 | undefined;
    if (right === left) right = undefined;
  }
  if (left !== undefined) {
    if (right !== undefined && rightType.isSubtypeOf(leftType)) {
      const result = right(rt, a, b, NONE);
      if (result !== NOT_IMPLEMENTED) return result;
      right = undefined;
    }
    const result = left(rt, a, b, NONE);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  return right === undefined ? NOT_IMPLEMENTED : right(rt, a, b, NONE);
}

function unsupported(rt: Runtime, symbol: string, a: Handle, b: Handle): never {
  const types = `'${typeNameOf(rt, a)}' and '${typeNameOf(rt, b)}'`;
  return rt.raise('TypeError', `unsupported operand type(s) for ${symbol}: ${types}`);
}

/** Whether CPython's type has a `tp_as_sequence`: classes of the program and all containers have. */
function hasSequenceMethods(rt: Runtime, h: Handle): boolean {
  const type = rt.types[rt.heap.type[h]];
  const { contains, concat, length } = type.slots;
  return type.has(TypeFlag.Heap) || contains !== undefined || concat !== undefined || length !== undefined;
}

/** Repeats a sequence (sequence_repeat). */
function repeatSequence(rt: Runtime, repeat: NonNullable<Slots['repeat']>, sequence: Handle, count: Handle): Handle {
  if (rt.types[rt.heap.type[count]].slots.index === undefined && !rt.isInt(count)) {
    rt.raise('TypeError', `can't multiply sequence by non-int of type '${typeNameOf(rt, count)}'`);
  }
  return repeat(rt, sequence, indexClippedOf(rt, count, 'OverflowError'));
}

/** `a op b`. */
export function binaryOf(rt: Runtime, op: BinaryOp, a: Handle, b: Handle): Handle {
  const result = binaryOp1(rt, op, a, b);
  return result !== NOT_IMPLEMENTED ? result : binaryOfSequences(rt, op, a, b);
}

/** `a op b` when a's own method has given NotImplemented, and b's class is the same one or none of Python's. */
export function binaryAfterLeft(rt: Runtime, op: BinaryOp, a: Handle, b: Handle): Handle {
  const right = rt.heap.type[a] === rt.heap.type[b] ? undefined : slotOf(rt, b, op);
  const result = right === undefined ? NOT_IMPLEMENTED : right(rt, a, b);
  return result !== NOT_IMPLEMENTED ? result : binaryOfSequences(rt, op, a, b);
}

/** Where no number slot gave a result: concatenation, repetition, TypeError. */
function binaryOfSequences(rt: Runtime, op: BinaryOp, a: Handle, b: Handle): Handle {
  const left = rt.types[rt.heap.type[a]].slots;
  if (op === 'add') {
    if (left.concat !== undefined) {
      const joined = left.concat(rt, a, b);
      if (joined !== NOT_IMPLEMENTED) return joined;
    }
  } else if (op === 'multiply') {
    if (left.repeat !== undefined) return repeatSequence(rt, left.repeat, a, b);
    const right = rt.types[rt.heap.type[b]].slots;
    if (right.repeat !== undefined) return repeatSequence(rt, right.repeat, b, a);
  }
  return unsupported(rt, OPERATORS[op].symbol, a, b);
}

/** `a op= b`: the value to store. */
export function inplaceOf(rt: Runtime, op: BinaryOp, a: Handle, b: Handle): Handle {
  const info = OPERATORS[op];
  const { slots } = rt.types[rt.heap.type[a]];
  const own = info.inplace === null ? undefined : (slots[info.inplace] as BinarySlot | undefined);
  if (own !== undefined) {
    const result = own(rt, a, b);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  const result = binaryOp1(rt, op, a, b);
  if (result !== NOT_IMPLEMENTED) return result;
  if (op === 'add') {
    const concat = slots.inplaceConcat ?? slots.concat;
    if (concat !== undefined) {
      const joined = concat(rt, a, b);
      if (joined !== NOT_IMPLEMENTED) return joined;
    }
  } else if (op === 'multiply') {
    const repeat = slots.inplaceRepeat ?? slots.repeat;
    if (repeat !== undefined) return repeatSequence(rt, repeat, a, b);
    const right = rt.types[rt.heap.type[b]].slots;
    if (right.repeat !== undefined && !hasSequenceMethods(rt, a)) return repeatSequence(rt, right.repeat, b, a);
  }
  return unsupported(rt, op === 'power' ? '**=' : `${info.symbol}=`, a, b);
}

/** `pow(a, b, modulus)`; modulus None: none (ternary_op). */
export function powerOf(rt: Runtime, a: Handle, b: Handle, modulus: Handle): Handle {
  if (modulus === NONE) return binaryOf(rt, 'power', a, b);
  const leftType = rt.types[rt.heap.type[a]];
  const rightType = rt.types[rt.heap.type[b]];
  const left = leftType.slots.power;
  let right = leftType === rightType ? undefined : rightType.slots.power;
  if (right === left) right = undefined;
  if (left !== undefined) {
    if (right !== undefined && rightType.isSubtypeOf(leftType)) {
      const result = right(rt, a, b, modulus);
      if (result !== NOT_IMPLEMENTED) return result;
      right = undefined;
    }
    const result = left(rt, a, b, modulus);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  if (right !== undefined) {
    const result = right(rt, a, b, modulus);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  const third = rt.types[rt.heap.type[modulus]].slots.power;
  if (third !== undefined && third !== left && third !== right) {
    const result = third(rt, a, b, modulus);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  const types = `'${typeNameOf(rt, a)}', '${typeNameOf(rt, b)}', '${typeNameOf(rt, modulus)}'`;
  return rt.raise('TypeError', `unsupported operand type(s) for ** or pow(): ${types}`);
}

/** The unary operators. */
export type UnaryOp = 'negative' | 'positive' | 'invert' | 'absolute';

const UNARY: Readonly<Record<UnaryOp, string>> = {
  negative: 'unary -',
  positive: 'unary +',
  invert: 'unary ~',
  absolute: 'abs()',
};

/** `-a`, `+a`, `~a`, `abs(a)`. */
export function unaryOf(rt: Runtime, op: UnaryOp, a: Handle): Handle {
  const slot = rt.types[rt.heap.type[a]].slots[op];
  if (slot !== undefined) return slot(rt, a);
  return rt.raise('TypeError', `bad operand type for ${UNARY[op]}: '${typeNameOf(rt, a)}'`);
}
