/** Truth. Twin of `PyObject_IsTrue` of Objects/object.c. */
import { FALSE, NONE, TRUE, type Handle } from '../memory';
import type { Runtime } from '../objects/runtime';

/** `bool(h)`. */
export function truthOf(rt: Runtime, h: Handle): boolean {
  if (h === TRUE) return true;
  if (h === FALSE || h === NONE) return false;
  const { slots } = rt.types[rt.heap.type[h]];
  if (slots.bool !== undefined) return slots.bool(rt, h);
  if (slots.length !== undefined) return slots.length(rt, h) !== 0;
  return true;
}
