/** Arguments that the methods of str, bytes and bytearray share. Twin of converters of Python/getargs.c. */
import { LARGEST_BLOCK, LimitReached, NONE, NULL, type Handle } from '../memory';
import type { Runtime } from './runtime';
import { sliceIndex } from './slice';
import { typeNameOf } from './type';

/** A Py_ssize_t argument; beyond what a JavaScript number holds exactly it is clipped. */
export function ssizeArgument(rt: Runtime, h: Handle, fallback: number): number {
  if (h === NULL) return fallback;
  const value = rt.index(h);
  if (typeof value === 'number') return value;
  if (value >= 2n ** 63n || value < -(2n ** 63n)) {
    rt.raise('OverflowError', 'Python int too large to convert to C ssize_t');
  }
  return value < 0n ? Number.MIN_SAFE_INTEGER : Number.MAX_SAFE_INTEGER;
}

/** A C int argument. */
export function intArgument(rt: Runtime, h: Handle, fallback: number): number {
  if (h === NULL) return fallback;
  const value = rt.index(h);
  if (value >= 2 ** 31 || value < -(2 ** 31)) {
    rt.raise('OverflowError', 'Python int too large to convert to C int');
  }
  return Number(value);
}

/** `start` of find() and its like. */
export function startArgument(rt: Runtime, h: Handle): number {
  return h === NULL || h === NONE ? 0 : sliceIndex(rt, h);
}

/** `end` of find() and its like. */
export function endArgument(rt: Runtime, h: Handle): number {
  return h === NULL || h === NONE ? Infinity : sliceIndex(rt, h);
}

/** What a wrong argument is said to be: None, or its type. Twin of _PyArg_BadArgument and converterr. */
export function argumentKind(rt: Runtime, h: Handle): string {
  return h === NONE ? 'None' : typeNameOf(rt, h);
}

/** The text of an argument that has to be a str: `function() argument 2 must be str, not int`. */
export function strArgument(rt: Runtime, fn: string, place: number | string, h: Handle): string {
  if (rt.isStr(h)) return rt.text(h);
  const argument = typeof place === 'number' ? (place === 0 ? '' : ` ${place}`) : ` '${place}'`;
  return rt.raise('TypeError', `${fn}() argument${argument} must be str, not ${argumentKind(rt, h)}`);
}

/** The longest text or bytes that every JavaScript engine of today holds. */
const LONGEST = 2 ** 29 - 24;

/**
 * Charges the making of `count` copies of something that long. What no machine could hold raises as CPython does; what
 * only this one cannot ends the run at its limit.
 */
export function chargeRepeat(rt: Runtime, what: string, length: number, count: number): void {
  const size = length * count;
  if (size > 10_000) rt.fuel(Math.ceil(size / 256));
  if (size <= LONGEST) return;
  // A count that does not fit a JavaScript number was clipped.
  if (size >= 2 ** 63 || (count === Number.MAX_SAFE_INTEGER && length > 1)) rt.raise('OverflowError', what);
  if (size > LARGEST_BLOCK) rt.raiseWith('MemoryError', []);
  throw new LimitReached('bytes');
}

/** Text that is kept as UTF-8, too: half of a surrogate pair has none (UnicodeEncodeError). */
export function checkEncodable(rt: Runtime, text: Handle): void {
  if (/[\ud800-\udfff]/u.test(rt.text(text))) rt.callMethod(text, 'encode');
}
