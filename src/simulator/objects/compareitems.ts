/**
 * Comparison of sequences item by item, as list and tuple do it (list_richcompare, tuple_richcompare).
 */
import { boolHandle, type Handle } from '../memory';
import type { Runtime } from './runtime';
import { CompareOp } from './typeobject';

/** Whether two lengths are in the relation. */
export function compareLengths(a: number, b: number, op: CompareOp): boolean {
  switch (op) {
    case CompareOp.Lt:
      return a < b;
    case CompareOp.Le:
      return a <= b;
    case CompareOp.Eq:
      return a === b;
    case CompareOp.Ne:
      return a !== b;
    case CompareOp.Gt:
      return a > b;
    case CompareOp.Ge:
      return a >= b;
  }
}

/**
 * Finds the first items that differ and compares those. `holds`: a list may change while its items are compared, so
 * they are held for that time.
 */
export function compareItems(
  rt: Runtime,
  self: Handle,
  other: Handle,
  op: CompareOp,
  length: (rt: Runtime, sequence: Handle) => number,
  item: (rt: Runtime, sequence: Handle, index: number) => Handle,
  holds: boolean,
): Handle {
  const heap = rt.heap;
  for (let i = 0; i < length(rt, self) && i < length(rt, other); i++) {
    const a = item(rt, self, i);
    const b = item(rt, other, i);
    if (a === b) continue;
    const mark = heap.poolMark;
    if (holds) {
      heap.keep(a);
      heap.keep(b);
    }
    if (rt.equal(a, b)) {
      heap.drain(mark);
      continue;
    }
    // The comparison may have emptied a list: then its length decides.
    if (i >= length(rt, self) || i >= length(rt, other)) break;
    if (op === CompareOp.Eq) return boolHandle(false);
    if (op === CompareOp.Ne) return boolHandle(true);
    return rt.compare(a, b, op);
  }
  return boolHandle(compareLengths(length(rt, self), length(rt, other), op));
}
