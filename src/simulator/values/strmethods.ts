/**
 * Searching, splitting, stripping and padding of str. Twin of Objects/unicodeobject.c and Objects/stringlib.
 *
 * Every index that comes in or goes out counts code points. `start` and `end` may be negative or out of range, as in
 * Python; a caller passes 0 and Infinity (or any large number) where they were left out.
 */
import { adjustIndexes, characters, hasSurrogates, splitsPair, strLength, toIndex, toOffset } from './codepoints';
import { noFuel, valueError, ValueProblem } from './problem';
import type { Fuel } from './problem';
import { isSpaceChar } from './unicodetype';

/** The longest string that every JavaScript engine of today can hold. */
const MAX_LENGTH = 2 ** 29 - 24;

/** Charges the making of a string, and refuses one that cannot be held. */
export function chargeString(length: number, fuel: Fuel): void {
  if (length > 10_000) fuel(Math.ceil(length / 1000));
  if (length > MAX_LENGTH) throw new ValueProblem('MemoryError', '');
}

/** A stretch of a string in UTF-16 offsets, or null when start lies behind end. */
function stretch(s: string, start: number, end: number): { from: number; to: number } | null {
  const range = adjustIndexes(start, end, strLength(s));
  if (range.start > range.end) return null;
  return { from: toOffset(s, range.start), to: toOffset(s, range.end) };
}

/** The offset of the first `sub` within [from, to) that does not cut a pair, or -1. */
function searchForward(s: string, sub: string, from: number, to: number): number {
  for (let at = s.indexOf(sub, from); at >= 0 && at + sub.length <= to; at = s.indexOf(sub, at + 1)) {
    if (!cutsPair(s, at, sub.length)) return at;
    if (at >= s.length) break;
  }
  return -1;
}

function searchBackward(s: string, sub: string, from: number, to: number): number {
  for (let at = s.lastIndexOf(sub, to - sub.length); at >= from; at = s.lastIndexOf(sub, at - 1)) {
    if (to - sub.length < from) return -1;
    if (!cutsPair(s, at, sub.length)) return at;
    if (at === 0) break;
  }
  return -1;
}

function cutsPair(s: string, at: number, length: number): boolean {
  return splitsPair(s, at) || splitsPair(s, at + length);
}

/** str.find() */
export function find(s: string, sub: string, start = 0, end = Infinity): number {
  const range = stretch(s, start, end);
  if (range === null) return -1;
  const at = searchForward(s, sub, range.from, range.to);
  return at < 0 ? -1 : toIndex(s, at);
}

/** str.rfind() */
export function rfind(s: string, sub: string, start = 0, end = Infinity): number {
  const range = stretch(s, start, end);
  if (range === null || range.to - range.from < sub.length) return -1;
  const at = searchBackward(s, sub, range.from, range.to);
  return at < 0 ? -1 : toIndex(s, at);
}

/** str.index() */
export function index(s: string, sub: string, start = 0, end = Infinity): number {
  const at = find(s, sub, start, end);
  if (at < 0) throw valueError('substring not found');
  return at;
}

/** str.rindex() */
export function rindex(s: string, sub: string, start = 0, end = Infinity): number {
  const at = rfind(s, sub, start, end);
  if (at < 0) throw valueError('substring not found');
  return at;
}

/** sub in s */
export function contains(s: string, sub: string): boolean {
  return hasSurrogates(sub) ? searchForward(s, sub, 0, s.length) >= 0 : s.includes(sub);
}

/** str.count() */
export function count(s: string, sub: string, start = 0, end = Infinity): number {
  const range = stretch(s, start, end);
  if (range === null) return 0;
  if (sub === '') return strLength(s.slice(range.from, range.to)) + 1;
  let found = 0;
  let at = searchForward(s, sub, range.from, range.to);
  while (at >= 0) {
    found++;
    at = searchForward(s, sub, at + sub.length, range.to);
  }
  return found;
}

/** str.startswith() for one prefix */
export function startswith(s: string, prefix: string, start = 0, end = Infinity): boolean {
  const range = stretch(s, start, end);
  if (range === null || range.to - range.from < prefix.length) return false;
  return s.startsWith(prefix, range.from) && !cutsPair(s, range.from, prefix.length);
}

/** str.endswith() for one suffix */
export function endswith(s: string, suffix: string, start = 0, end = Infinity): boolean {
  const range = stretch(s, start, end);
  if (range === null || range.to - range.from < suffix.length) return false;
  return s.endsWith(suffix, range.to) && !cutsPair(s, range.to - suffix.length, suffix.length);
}

/** str.removeprefix() */
export function removeprefix(s: string, prefix: string): string {
  return startswith(s, prefix) ? s.slice(prefix.length) : s;
}

/** str.removesuffix() */
export function removesuffix(s: string, suffix: string): string {
  return suffix !== '' && endswith(s, suffix) ? s.slice(0, -suffix.length) : s;
}

/** str.replace(); a negative count replaces all. */
export function replace(s: string, old: string, by: string, maxCount = -1, fuel: Fuel = noFuel): string {
  if (maxCount === 0 || old === by) return s;
  const limit = maxCount < 0 ? Infinity : maxCount;
  if (old === '') return interleave(s, by, limit, fuel);
  const pieces: string[] = [];
  let last = 0;
  for (let at = searchForward(s, old, 0, s.length); at >= 0 && pieces.length < limit;) {
    pieces.push(s.slice(last, at));
    last = at + old.length;
    at = searchForward(s, old, last, s.length);
  }
  if (pieces.length === 0) return s;
  chargeString(s.length + pieces.length * (by.length - old.length), fuel);
  pieces.push(s.slice(last));
  return pieces.join(by);
}

function interleave(s: string, by: string, limit: number, fuel: Fuel): string {
  const all = characters(s);
  const times = Math.min(limit, all.length + 1);
  chargeString(s.length + times * by.length, fuel);
  const head = all.slice(0, times - 1).map((char) => by + char);
  return head.join('') + by + all.slice(times - 1).join('');
}

/** s * n */
export function repeat(s: string, times: number, fuel: Fuel = noFuel): string {
  if (times <= 0 || s === '') return '';
  chargeString(s.length * times, fuel);
  return s.repeat(times);
}

/** str.split(): by blanks when `sep` is null; a negative maxsplit splits everywhere. */
export function split(s: string, sep: string | null = null, maxsplit = -1): string[] {
  const limit = maxsplit < 0 ? Infinity : maxsplit;
  if (sep === null) return splitBlanks(s, limit);
  if (sep === '') throw valueError('empty separator');
  if (limit === Infinity && !hasSurrogates(sep)) return s.split(sep);
  const parts: string[] = [];
  let last = 0;
  while (parts.length < limit) {
    const at = searchForward(s, sep, last, s.length);
    if (at < 0) break;
    parts.push(s.slice(last, at));
    last = at + sep.length;
  }
  parts.push(s.slice(last));
  return parts;
}

function isBlankAt(s: string, offset: number): boolean {
  // Every blank is in the basic plane.
  return isSpaceChar(s.charCodeAt(offset));
}

function splitBlanks(s: string, limit: number): string[] {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    while (at < s.length && isBlankAt(s, at)) at++;
    if (at === s.length) return parts;
    const start = at;
    if (parts.length >= limit) {
      parts.push(s.slice(start));
      return parts;
    }
    while (at < s.length && !isBlankAt(s, at)) at++;
    parts.push(s.slice(start, at));
  }
}

function trimEnd(s: string, end: number, start: number): number {
  let at = end;
  while (at > start && isBlankAt(s, at - 1)) at--;
  return at;
}

/** str.rsplit() */
export function rsplit(s: string, sep: string | null = null, maxsplit = -1): string[] {
  if (maxsplit < 0 && (sep === null || sep.length === 1)) return split(s, sep);
  const limit = maxsplit < 0 ? Infinity : maxsplit;
  const parts: string[] = [];
  if (sep === null) {
    let end = trimEnd(s, s.length, 0);
    while (end > 0 && parts.length < limit) {
      let start = end;
      while (start > 0 && !isBlankAt(s, start - 1)) start--;
      parts.push(s.slice(start, end));
      end = trimEnd(s, start, 0);
    }
    if (end > 0) parts.push(s.slice(0, end));
    return parts.reverse();
  }
  if (sep === '') throw valueError('empty separator');
  let end = s.length;
  while (parts.length < limit && end >= sep.length) {
    const at = searchBackward(s, sep, 0, end);
    if (at < 0) break;
    parts.push(s.slice(at + sep.length, end));
    end = at;
  }
  parts.push(s.slice(0, end));
  return parts.reverse();
}

/** str.partition() */
export function partition(s: string, sep: string): [string, string, string] {
  if (sep === '') throw valueError('empty separator');
  const at = searchForward(s, sep, 0, s.length);
  return at < 0 ? [s, '', ''] : [s.slice(0, at), sep, s.slice(at + sep.length)];
}

/** str.rpartition() */
export function rpartition(s: string, sep: string): [string, string, string] {
  if (sep === '') throw valueError('empty separator');
  const at = s.length < sep.length ? -1 : searchBackward(s, sep, 0, s.length);
  return at < 0 ? ['', '', s] : [s.slice(0, at), sep, s.slice(at + sep.length)];
}

/** What ends a line for str.splitlines(). */
function isLineBreak(unit: number): boolean {
  return (
    (unit >= 10 && unit <= 13) || (unit >= 28 && unit <= 30) || unit === 0x85 || unit === 0x2028 || unit === 0x2029
  );
}

/** str.splitlines() */
export function splitlines(s: string, keepends = false): string[] {
  const lines: string[] = [];
  let start = 0;
  for (let at = 0; at < s.length; at++) {
    const unit = s.charCodeAt(at);
    if (!isLineBreak(unit)) continue;
    const end = at;
    if (unit === 13 && s.charCodeAt(at + 1) === 10) at++;
    lines.push(s.slice(start, keepends ? at + 1 : end));
    start = at + 1;
  }
  if (start < s.length) lines.push(s.slice(start));
  return lines;
}

/** Which ends strip() and its relatives work on. */
export type StripSides = 'both' | 'left' | 'right';

/** str.strip(), lstrip(), rstrip(): blanks when `chars` is null. */
export function strip(s: string, chars: string | null = null, sides: StripSides = 'both'): string {
  if (chars !== null && (hasSurrogates(s) || hasSurrogates(chars))) return stripCharacters(s, chars, sides);
  const strips = chars === null ? (at: number) => isBlankAt(s, at) : (at: number) => chars.includes(s.charAt(at));
  let start = 0;
  let end = s.length;
  if (sides !== 'right') while (start < end && strips(start)) start++;
  if (sides !== 'left') while (end > start && strips(end - 1)) end--;
  return s.slice(start, end);
}

function stripCharacters(s: string, chars: string, sides: StripSides): string {
  const all = characters(s);
  const set = new Set(characters(chars));
  let start = 0;
  let end = all.length;
  if (sides !== 'right') while (start < end && set.has(all[start] as string)) start++;
  if (sides !== 'left') while (end > start && set.has(all[end - 1] as string)) end--;
  return all.slice(start, end).join('');
}

/** str.ljust() */
export function ljust(s: string, width: number, fill = ' ', fuel: Fuel = noFuel): string {
  return s + repeat(fill, width - strLength(s), fuel);
}

/** str.rjust() */
export function rjust(s: string, width: number, fill = ' ', fuel: Fuel = noFuel): string {
  return repeat(fill, width - strLength(s), fuel) + s;
}

/** str.center(): an odd blank goes to the left when the width is odd. */
export function center(s: string, width: number, fill = ' ', fuel: Fuel = noFuel): string {
  const margin = width - strLength(s);
  if (margin <= 0) return s;
  const left = Math.floor(margin / 2) + (margin % 2 === 1 && width % 2 === 1 ? 1 : 0);
  return repeat(fill, left, fuel) + s + repeat(fill, margin - left, fuel);
}

/** str.zfill() */
export function zfill(s: string, width: number, fuel: Fuel = noFuel): string {
  const zeros = repeat('0', width - strLength(s), fuel);
  const signed = s.startsWith('+') || s.startsWith('-');
  return signed ? s.charAt(0) + zeros + s.slice(1) : zeros + s;
}

/** str.expandtabs() */
export function expandtabs(s: string, tabsize = 8, fuel: Fuel = noFuel): string {
  let result = '';
  let column = 0;
  for (const char of characters(s)) {
    if (char === '\t') {
      const width = tabsize > 0 ? tabsize - (column % tabsize) : 0;
      result += repeat(' ', width, fuel);
      column += width;
    } else {
      result += char;
      column = char === '\n' || char === '\r' ? 0 : column + 1;
    }
  }
  return result;
}

/** What a translation table says of a code point: a replacement, null to delete it, undefined to keep it. */
export type Translation = string | number | null | undefined;

/** str.translate(): the caller looks each code point up in the table. */
export function translate(s: string, lookUp: (code: number) => Translation): string {
  let result = '';
  for (const char of characters(s)) {
    const to = lookUp(char.codePointAt(0) as number);
    if (to === undefined) result += char;
    else if (typeof to === 'number') result += String.fromCodePoint(to);
    else if (to !== null) result += to;
  }
  return result;
}

/** str.maketrans() with two or three strings: pairs of code points, or null for those to delete. */
export function maketrans(from: string, to: string, remove = ''): [number, number | null][] {
  const sources = characters(from);
  const targets = characters(to);
  if (sources.length !== targets.length) {
    throw valueError('the first two maketrans arguments must have equal length');
  }
  const table: [number, number | null][] = sources.map((char, i) => [
    char.codePointAt(0) as number,
    (targets[i] as string).codePointAt(0) as number,
  ]);
  for (const char of characters(remove)) table.push([char.codePointAt(0) as number, null]);
  return table;
}
