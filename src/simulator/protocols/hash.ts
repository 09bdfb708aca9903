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

/** A 64-bit hash as an int. */
export function hashAsInt(rt: Runtime, lo: number, hi: number): Handle {
  const high = hi * 2 ** 32;
  const value = high + (lo >>> 0);
  return rt.newInt(Number.isSafeInteger(value) ? value : BigInt(hi) * 4294967296n + BigInt(lo >>> 0));
}
