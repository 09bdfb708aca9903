/**
 * How Python ints are passed around as plain values: a `number` while it is safe, a `bigint` beyond.
 */

/** A Python int: a `number` when its magnitude is at most 2 ** 53 - 1, otherwise a `bigint`. */
export type PyInt = number | bigint;

const maxSafe = BigInt(Number.MAX_SAFE_INTEGER);
const minSafe = -maxSafe;

/** Brings an integer to its one representation. A `number` must be integral and, as -0, becomes 0. */
export function normInt(x: number | bigint): PyInt {
  if (typeof x === 'number') {
    if (Number.isSafeInteger(x)) return x === 0 ? 0 : x;
    return BigInt(x);
  }
  return x <= maxSafe && x >= minSafe ? Number(x) : x;
}

/** The integer as a bigint. */
export function toBig(x: PyInt): bigint {
  return typeof x === 'bigint' ? x : BigInt(x);
}

/** The integer as a number clamped into the safe range: good for lengths, indexes and shift counts. */
export function clampToSafe(x: PyInt): number {
  if (typeof x === 'number') return x;
  return x > 0n ? Number.MAX_SAFE_INTEGER : Number.MIN_SAFE_INTEGER;
}
