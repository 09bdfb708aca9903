/**
 * The order of two exact ints, floats or strs. Twin of unsafe_long_compare, unsafe_float_compare and
 * unsafe_latin_compare of Objects/listobject.c.
 */
import type { Handle } from '../memory';
import type { Runtime } from './runtime';
import { kindOfStr } from './str';
import { TypeId } from './typeids';

/** {@link quickOrder}: their types have to be asked. */
export const UNKNOWN = 2;

/** Kind of texts whose order is not that of their UTF-16 units. */
const ASTRAL = 4;

/** -1, 0 or 1: `a < b`, `a == b`, `a > b`; {@link UNKNOWN} for other types, ints beyond 2^53, NaN. */
export function quickOrder(rt: Runtime, a: Handle, b: Handle): number {
  const { heap } = rt;
  const type = heap.type[a];
  const other = heap.type[b];
  if (type === TypeId.Str) {
    if (other !== TypeId.Str) return UNKNOWN;
    const { strs } = rt.payloads;
    const left = strs.text(heap.num[a]);
    const right = strs.text(heap.num[b]);
    if (left === right) return 0;
    if (kindOfStr(rt, a) === ASTRAL || kindOfStr(rt, b) === ASTRAL) return UNKNOWN;
    return left < right ? -1 : 1;
  }
  if ((type !== TypeId.Int && type !== TypeId.Float) || (other !== TypeId.Int && other !== TypeId.Float)) {
    return UNKNOWN;
  }
  const x = heap.num[a];
  const y = heap.num[b];
  if (x < y) return -1;
  if (x > y) return 1;
  return x === y ? 0 : UNKNOWN;
}
