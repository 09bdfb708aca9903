/**
 * Ints: making and reading. Twin of Objects/longobject.c (its methods are in inttype.ts, arithmetic in values/intops.ts).
 *
 * `num` holds the value while it is a safe integer. Beyond, `num` is NaN and the value stands in `payloads.bigs`.
 */
import { SMALL_INT_MAX, SMALL_INT_MIN, SMALL_INT_ZERO, type Handle } from '../memory';
import { normInt, type PyInt } from '../values/intnorm';
import { allocate } from './instance';
import type { Runtime } from './runtime';
import type { TypeObject } from './typeobject';
import { TypeId } from './typeids';

/** An int of this value; small ones exist once. */
export function newInt(rt: Runtime, value: PyInt): Handle {
  if (typeof value === 'number') {
    if (value >= SMALL_INT_MIN && value <= SMALL_INT_MAX) return SMALL_INT_ZERO + value;
    if (Number.isSafeInteger(value)) return rt.heap.create(TypeId.Int, value);
  }
  const exact = normInt(value);
  if (typeof exact === 'number') return newInt(rt, exact);
  const int = rt.heap.create(TypeId.Int, NaN);
  rt.payloads.bigs.set(int, exact);
  // Now its size is known.
  if (rt.heap.tracer !== null) rt.heap.tracer.created(int, TypeId.Int);
  return int;
}

/** An int of a subclass; it has attributes of its own. */
export function newIntOf(rt: Runtime, type: TypeObject, value: PyInt): Handle {
  const exact = normInt(value);
  if (typeof exact === 'number') return allocate(rt, type, exact);
  const int = allocate(rt, type, NaN);
  rt.payloads.bigs.set(int, exact);
  return int;
}

/** The value of an int, a bool or an object of a subclass. */
export function intValue(rt: Runtime, h: Handle): PyInt {
  const value = rt.heap.num[h];
  return Number.isNaN(value) ? (rt.payloads.bigs.get(h) as bigint) : value;
}
