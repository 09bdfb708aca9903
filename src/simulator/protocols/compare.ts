/**
 * Comparison. Twin of `PyObject_RichCompare` of Objects/object.c.
 */
import { boolHandle, FALSE, NOT_IMPLEMENTED, TRUE, type Handle } from '../memory';
import { compareLengths } from '../objects/compareitems';
import { quickOrder, UNKNOWN } from '../objects/quickorder';
import type { Runtime } from '../objects/runtime';
import { typeNameOf } from '../objects/type';
import { CompareOp } from '../objects/typeobject';
import { truthOf } from './truth';

/** The operators in the order of {@link CompareOp}. */
export const COMPARE_SYMBOLS: readonly string[] = ['<', '<=', '==', '!=', '>', '>='];

/** The operator to ask the other operand with. */
function swapped(op: CompareOp): CompareOp {
  switch (op) {
    case CompareOp.Lt:
      return CompareOp.Gt;
    case CompareOp.Le:
      return CompareOp.Ge;
    case CompareOp.Gt:
      return CompareOp.Lt;
    case CompareOp.Ge:
      return CompareOp.Le;
    case CompareOp.Eq:
    case CompareOp.Ne:
      return op;
  }
}

/** `a op b`. */
export function compareOf(rt: Runtime, a: Handle, b: Handle, op: CompareOp): Handle {
  rt.enterRecursive(' in comparison');
  try {
    return richCompare(rt, a, b, op);
  } finally {
    rt.leaveRecursive();
  }
}

function richCompare(rt: Runtime, a: Handle, b: Handle, op: CompareOp): Handle {
  const { heap, types } = rt;
  const left = types[heap.type[a]];
  const right = types[heap.type[b]];
  let reflected = false;
  if (left !== right && right.slots.richcompare !== undefined && right.isSubtypeOf(left)) {
    reflected = true;
    const result = right.slots.richcompare(rt, b, a, swapped(op));
    if (result !== NOT_IMPLEMENTED) return result;
  }
  if (left.slots.richcompare !== undefined) {
    const result = left.slots.richcompare(rt, a, b, op);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  return reflected ? compareByDefault(rt, a, b, op) : compareAfterLeft(rt, a, b, op);
}

/** `a op b` when a's own method has given NotImplemented. */
export function compareAfterLeft(rt: Runtime, a: Handle, b: Handle, op: CompareOp): Handle {
  // The types may have been changed by what ran.
  const other = rt.types[rt.heap.type[b]].slots.richcompare;
  const result = other === undefined ? NOT_IMPLEMENTED : other(rt, b, a, swapped(op));
  return result !== NOT_IMPLEMENTED ? result : compareByDefault(rt, a, b, op);
}

function compareByDefault(rt: Runtime, a: Handle, b: Handle, op: CompareOp): Handle {
  if (op === CompareOp.Eq) return boolHandle(a === b);
  if (op === CompareOp.Ne) return boolHandle(a !== b);
  return rt.raise(
    'TypeError',
    `'${COMPARE_SYMBOLS[op]}' not supported between instances of '${typeNameOf(rt, a)}' and '${typeNameOf(rt, b)}'`,
  );
}

/** The truth of `a op b`; identical objects are equal (PyObject_RichCompareBool). */
export function compareBoolOf(rt: Runtime, a: Handle, b: Handle, op: CompareOp): boolean {
  if (a === b) {
    if (op === CompareOp.Eq) return true;
    if (op === CompareOp.Ne) return false;
  }
  const order = quickOrder(rt, a, b);
  if (order !== UNKNOWN) return compareLengths(order, 0, op);
  const result = compareOf(rt, a, b, op);
  if (result === TRUE) return true;
  if (result === FALSE) return false;
  return truthOf(rt, result);
}

/** Identity or `==`. */
export function equalOf(rt: Runtime, a: Handle, b: Handle): boolean {
  return a === b || compareBoolOf(rt, a, b, CompareOp.Eq);
}
