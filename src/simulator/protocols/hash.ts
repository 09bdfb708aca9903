/** Hashes. Twin of `PyObject_Hash` of Objects/object.c. */
import type { Handle } from '../memory';
import type { Runtime } from '../objects/runtime';
import { hashNotImplemented } from '../objects/slotfunctions';
import type { Hash64 } from '../objects/typeobject';

/** `hash(h)`; TypeError "unhashable type: ..." where there is none. */
export function hashOf(rt: Runtime, h: Handle, out: Hash64): void {
  const { hash } = rt.types[rt.heap.type[h]].slots;
  if (hash === undefined) hashNotImplemented(rt, h);
  else hash(rt, h, out);
}
