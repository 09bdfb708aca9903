/**
 * Python's view of a JavaScript string: indexes count code points. Twin of the indexing part of
 * Objects/unicodeobject.c.
 *
 * A string without surrogates has the same indexes in both views; that is looked at first everywhere. A surrogate that
 * is not part of a pair counts as a code point of its own.
 */

import { Memo } from './memo';

const surrogate = /[\ud800-\udfff]/;

/** True when code points and UTF-16 units may differ. */
export function hasSurrogates(s: string): boolean {
  return surrogate.test(s);
}

/** True for the first unit of a pair at `offset`. */
function isPairAt(s: string, offset: number): boolean {
  const high = s.charCodeAt(offset);
  if (high < 0xd800 || high > 0xdbff) return false;
  const low = s.charCodeAt(offset + 1);
  return low >= 0xdc00 && low <= 0xdfff;
}

/** True when `offset` stands between the two units of a pair. */
export function splitsPair(s: string, offset: number): boolean {
  return offset > 0 && isPairAt(s, offset - 1);
}

/** len(s) */
export function strLength(s: string): number {
  if (!hasSurrogates(s)) return s.length;
  return toIndex(s, s.length);
}

/** The UTF-16 offset of the code point index `index` (at most len(s)). */
export function toOffset(s: string, index: number): number {
  if (!hasSurrogates(s)) return index;
  let offset = 0;
  for (let i = 0; i < index && offset < s.length; i++) offset += isPairAt(s, offset) ? 2 : 1;
  return offset;
}

/** The code point index of a UTF-16 offset. */
export function toIndex(s: string, offset: number): number {
  if (!hasSurrogates(s)) return offset;
  let index = 0;
  for (let at = 0; at < offset; index++) at += isPairAt(s, at) ? 2 : 1;
  return index;
}

/** s[index] for 0 <= index < len(s) */
export function charAtIndex(s: string, index: number): string {
  const offset = toOffset(s, index);
  return s.slice(offset, offset + (isPairAt(s, offset) ? 2 : 1));
}

/** The code points of a string; lone surrogates are code points too. */
export function codePoints(s: string): number[] {
  const codes: number[] = [];
  for (let i = 0; i < s.length; i++) {
    const code = s.codePointAt(i) as number;
    if (code > 0xffff) i++;
    codes.push(code);
  }
  return codes;
}

/** The characters of a string, one for each code point. */
export function characters(s: string): string[] {
  return hasSurrogates(s) ? Array.from(s) : s.split('');
}

/** The same for texts that come again and again: formats. */
export const charactersOf: Memo<readonly string[]> = new Memo<readonly string[]>(characters);

/** s[start:end] for 0 <= start, end <= len(s) */
export function sliceIndexes(s: string, start: number, end: number): string {
  if (end <= start) return '';
  if (!hasSurrogates(s)) return s.slice(start, end);
  const from = toOffset(s, start);
  return s.slice(from, from + toOffset(s.slice(from), end - start));
}

/** The extended slice of `count` characters from `start` on, `step` apart. */
export function sliceStep(s: string, start: number, step: number, count: number): string {
  if (step === 1) return sliceIndexes(s, start, start + count);
  const all = characters(s);
  let result = '';
  for (let i = 0; i < count; i++) result += all[start + i * step] as string;
  return result;
}

/** Compares by code points: negative, 0 or positive. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  if (!hasSurrogates(a) && !hasSurrogates(b)) return a < b ? -1 : 1;
  const length = Math.min(a.length, b.length);
  let i = 0;
  while (i < length && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  if (i > 0 && (splitsPair(a, i) || splitsPair(b, i))) i--;
  return (a.codePointAt(i) ?? -1) - (b.codePointAt(i) ?? -1);
}

/** The whole string as Python's slice indexes; both ends are clamped as PySlice_AdjustIndices does. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Clamps start and end of find() and its like to a length; negative ones count from the end. */
export function adjustIndexes(start: number, end: number, length: number): Range {
  let from = start;
  let to = end;
  if (to > length) to = length;
  else if (to < 0) to = Math.max(0, to + length);
  if (from < 0) from = Math.max(0, from + length);
  return { start: from, end: to };
}
