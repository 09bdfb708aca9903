/**
 * Hash and equality of keys, with the ways that need no call into the program taken first. Shared by dict and set.
 */
import { NULL, type Handle } from '../memory';
import { hashString } from '../values/pyhash';
import type { Runtime } from './runtime';
import { fullyQualifiedName } from './type';
import { TypeId } from './typeids';
import type { Hash64 } from './typeobject';

const scratch: Hash64 = { lo: 0, hi: 0 };
const TWO_32 = 4294967296;

/** Where a key is used: TypeErrors of `__hash__` say so. */
export type KeyUse = 'dict key' | 'set element';

/**
 * The hash of a key, in an object that the next call overwrites: read `lo` and `hi` at once. Raises TypeError for an
 * unhashable one.
 */
export function keyHash(rt: Runtime, key: Handle, use: KeyUse): Hash64 {
  const heap = rt.heap;
  const type = heap.type[key];
  if (type === TypeId.Str) {
    const { strs } = rt.payloads;
    const row = heap.num[key];
    if (!strs.hashed(row)) {
      hashString(strs.text(row), scratch);
      strs.setHash(row, scratch.lo, scratch.hi);
    }
    scratch.lo = strs.hashLow(row);
    scratch.hi = strs.hashHigh(row);
  } else if (type === TypeId.Int && !Number.isNaN(heap.num[key])) {
    // Up to 2^53 an int is its own hash, but -1 means failure in C.
    const value = heap.num[key] === -1 ? -2 : heap.num[key];
    scratch.lo = value | 0;
    scratch.hi = Math.floor(value / TWO_32) | 0;
  } else if (type === TypeId.Float || type === TypeId.None || type === TypeId.Bool || type === TypeId.Bytes) {
    rt.hash(key, scratch);
  } else {
    hashExplained(rt, key, use);
  }
  return scratch;
}

/** Hashes an object whose `__hash__` may fail: an exact TypeError is raised again with the place where it matters. */
function hashExplained(rt: Runtime, key: Handle, use: KeyUse): void {
  const problem = rt.attempt(['TypeError'], () => rt.hash(key, scratch));
  if (problem === NULL) return;
  if (rt.typeOf(problem) !== rt.exceptionType('TypeError')) rt.raiseObject(problem);
  const name = fullyQualifiedName(rt, rt.typeOf(key));
  rt.raise('TypeError', `cannot use '${name}' as a ${use} (${rt.str(problem)})`);
}

/** Whether two keys of equal hash are the same key: identity, or `==` asked of the first. */
export function sameKey(rt: Runtime, stored: Handle, key: Handle): boolean {
  if (stored === key) return true;
  const heap = rt.heap;
  const type = heap.type[stored];
  if (type === heap.type[key]) {
    if (type === TypeId.Str) {
      const row = heap.num[stored];
      const other = heap.num[key];
      return row === other || rt.payloads.strs.text(row) === rt.payloads.strs.text(other);
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
