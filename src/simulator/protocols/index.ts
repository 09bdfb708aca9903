/** Integers from objects. Twin of `PyNumber_Index` and its relatives of Objects/abstract.c. */
import type { Handle } from '../memory';
import { checkedFloat } from '../objects/floattype';
import type { ExceptionName, Runtime } from '../objects/runtime';
import { typeNameOf } from '../objects/type';
import { TypeId } from '../objects/typeids';

/** `operator.index(h)` as an int object. */
export function indexObjectOf(rt: Runtime, h: Handle): Handle {
  if (rt.isInt(h)) return h;
  const { index } = rt.types[rt.heap.type[h]].slots;
  if (index === undefined) {
    return rt.raise('TypeError', `'${typeNameOf(rt, h)}' object cannot be interpreted as an integer`);
  }
  const result = index(rt, h);
  if (rt.heap.type[result] === TypeId.Int) return result;
  if (!rt.isInt(result)) {
    rt.raise('TypeError', `__index__ returned non-int (type ${typeNameOf(rt, result)})`);
  }
  const kind = typeNameOf(rt, result);
  rt.warn(
    'DeprecationWarning',
    `__index__ returned non-int (type ${kind}).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.`,
  );
  return result;
}

/** `operator.index(h)`. */
export function indexOf(rt: Runtime, h: Handle): number | bigint {
  return rt.intValue(indexObjectOf(rt, h));
}

const MAX = 0x7fffffffffffffffn;
const MIN = -0x8000000000000000n;

/**
 * `operator.index(h)` as a position. What does not fit 63 bits raises the named exception (default IndexError); what
 * a JavaScript number cannot hold exactly is clipped, which no position notices.
 */
export function indexClippedOf(rt: Runtime, h: Handle, exceptionName: ExceptionName = 'IndexError'): number {
  const value = indexOf(rt, h);
  if (typeof value === 'number') return value;
  if (value > MAX || value < MIN) {
    rt.raise(exceptionName, `cannot fit '${typeNameOf(rt, h)}' into an index-sized integer`);
  }
  return value < 0n ? Number.MIN_SAFE_INTEGER : Number.MAX_SAFE_INTEGER;
}

/** `float(h)` of a number (PyFloat_AsDouble). */
export function toFloatOf(rt: Runtime, h: Handle): number {
  if (rt.isFloat(h)) return rt.floatValue(h);
  const { slots } = rt.types[rt.heap.type[h]];
  if (rt.heap.type[h] !== TypeId.Int && slots.float !== undefined) {
    return checkedFloat(rt, h, slots.float(rt, h));
  }
  if (rt.isInt(h) || slots.index !== undefined) {
    const value = Number(indexOf(rt, h));
    if (!Number.isFinite(value)) rt.raise('OverflowError', 'int too large to convert to float');
    return value;
  }
  return rt.raise('TypeError', `must be real number, not ${typeNameOf(rt, h)}`);
}
