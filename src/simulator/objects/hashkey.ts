/**
 * Hash and equality of keys, with the ways that need no call into the program taken first. Shared by dict and set.
 */
import type { Handle } from '../memory';
import type { Runtime } from './runtime';
import { TypeId } from './typeids';
import type { Hash64 } from './typeobject';

const scratch: Hash64 = { lo: 0, hi: 0 };
const TWO_32 = 4294967296;

/**
 * The hash of a key, in an object that the next call overwrites: read `lo` and `hi` at once. Raises TypeError for an
 * unhashable one.
 */
export function keyHash(rt: Runtime, key: Handle): Hash64 {
  const heap = rt.heap;
  const type = heap.type[key];
  if (type === TypeId.Str) {
    const data = rt.payloads.strs.get(heap.num[key]);
    if (!data.hashed) {
      rt.hash(key, scratch);
      data.lo = scratch.lo;
      data.hi = scratch.hi;
      data.hashed = true;
    }
    scratch.lo = data.lo;
    scratch.hi = data.hi;
  } else if (type === TypeId.Int && !Number.isNaN(heap.num[key])) {
    // Up to 2^53 an int is its own hash, but -1 means failure in C.
    const value = heap.num[key] === -1 ? -2 : heap.num[key];
    scratch.lo = value | 0;
    scratch.hi = Math.floor(value / TWO_32) | 0;
  } else {
    rt.hash(key, scratch);
  }
  return scratch;
}

/** Whether two keys of equal hash are the same key: identity, or `==` asked of the first. */
export function sameKey(rt: Runtime, stored: Handle, key: Handle): boolean {
  if (stored === key) return true;
  const heap = rt.heap;
  const type = heap.type[stored];
  if (type === heap.type[key]) {
    if (type === TypeId.Str) {
      return rt.payloads.strs.get(heap.num[stored]).text === rt.payloads.strs.get(heap.num[key]).text;
    }
    if (type === TypeId.Int && !Number.isNaN(heap.num[stored])) return heap.num[stored] === heap.num[key];
  }
  return rt.equal(stored, key);
}

/** Whether comparing these two runs none of the program's code. */
export function comparesQuietly(rt: Runtime, stored: Handle, key: Handle): boolean {
  const type = rt.heap.type[stored];
  return stored === key || ((type === TypeId.Str || type === TypeId.Int) && type === rt.heap.type[key]);
}
