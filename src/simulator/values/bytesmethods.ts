/**
 * Methods of bytes and bytearray, and their repr. Twin of Objects/bytesobject.c and Objects/bytes_methods.c.
 *
 * A byte string is turned into a text of one character a byte where the methods of str do the same work; those that
 * know more letters, digits or blanks than ASCII's are done here.
 */
import { adjustIndexes } from './codepoints';
import { latin1ToString, stringToLatin1 } from './latin1';
import { noFuel, valueError } from './problem';
import type { Fuel } from './problem';
import * as str from './strmethods';
import type { StripSides } from './strmethods';

export { latin1ToString, stringToLatin1 } from './latin1';

/** repr() of bytes. */
export function reprBytes(bytes: Uint8Array): string {
  return quoted(bytes, false);
}

/** A bytes literal; with `escapeAll` a single quote is escaped whatever the quotes around are. */
function quoted(bytes: Uint8Array, escapeAll: boolean): string {
  const hasQuote = bytes.includes(39);
  const quote = hasQuote && !bytes.includes(34) ? '"' : "'";
  let result = 'b' + quote;
  for (const byte of bytes) {
    if (byte === 92 || (byte === 39 && (escapeAll || quote === "'"))) result += '\\' + String.fromCharCode(byte);
    else if (byte === 9) result += '\\t';
    else if (byte === 10) result += '\\n';
    else if (byte === 13) result += '\\r';
    else if (byte < 32 || byte > 126) result += '\\x' + byte.toString(16).padStart(2, '0');
    else result += String.fromCharCode(byte);
  }
  return result + quote;
}

/** repr() of a bytearray: unlike bytes it escapes a single quote even between double quotes. */
export function reprBytearray(bytes: Uint8Array, typeName = 'bytearray'): string {
  return `${typeName}(${quoted(bytes, true)})`;
}

/** The value of an int that stands for one byte, as find() and append() take it. */
export function byteValue(value: number | bigint): number {
  if (value < 0 || value > 255) throw valueError('byte must be in range(0, 256)');
  return Number(value);
}

/** Compares two byte strings: negative, 0 or positive. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** a + b, for any number of operands. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}

/** bytes.join() */
export function joinBytes(separator: Uint8Array, items: readonly Uint8Array[]): Uint8Array {
  return concatBytes(...items.flatMap((item, i) => (i === 0 ? [item] : [separator, item])));
}

/** b * n */
export function repeatBytes(bytes: Uint8Array, times: number, fuel: Fuel = noFuel): Uint8Array {
  if (times <= 0 || bytes.length === 0) return new Uint8Array(0);
  str.chargeString(bytes.length * times, fuel);
  const result = new Uint8Array(bytes.length * times);
  for (let i = 0; i < times; i++) result.set(bytes, i * bytes.length);
  return result;
}

/** The offset of `sub` within [from, to), or -1. */
function search(bytes: Uint8Array, sub: Uint8Array, from: number, to: number, step: 1 | -1): number {
  const last = to - sub.length;
  for (let at = step === 1 ? from : last; at >= from && at <= last; at += step) {
    let i = 0;
    while (i < sub.length && bytes[at + i] === sub[i]) i++;
    if (i === sub.length) return at;
  }
  return -1;
}

/** bytes.find() */
export function findBytes(bytes: Uint8Array, sub: Uint8Array, start = 0, end = Infinity): number {
  const range = adjustIndexes(start, end, bytes.length);
  return search(bytes, sub, range.start, range.end, 1);
}

/** bytes.rfind() */
export function rfindBytes(bytes: Uint8Array, sub: Uint8Array, start = 0, end = Infinity): number {
  const range = adjustIndexes(start, end, bytes.length);
  return search(bytes, sub, range.start, range.end, -1);
}

/** bytes.index() */
export function indexBytes(bytes: Uint8Array, sub: Uint8Array, start = 0, end = Infinity): number {
  const at = findBytes(bytes, sub, start, end);
  if (at < 0) throw valueError('subsection not found');
  return at;
}

/** bytes.rindex() */
export function rindexBytes(bytes: Uint8Array, sub: Uint8Array, start = 0, end = Infinity): number {
  const at = rfindBytes(bytes, sub, start, end);
  if (at < 0) throw valueError('subsection not found');
  return at;
}

/** bytes.count() */
export function countBytes(bytes: Uint8Array, sub: Uint8Array, start = 0, end = Infinity): number {
  return str.count(latin1ToString(bytes), latin1ToString(sub), start, end);
}

/** bytes.startswith() for one prefix */
export function startswithBytes(bytes: Uint8Array, prefix: Uint8Array, start = 0, end = Infinity): boolean {
  return str.startswith(latin1ToString(bytes), latin1ToString(prefix), start, end);
}

/** bytes.endswith() for one suffix */
export function endswithBytes(bytes: Uint8Array, suffix: Uint8Array, start = 0, end = Infinity): boolean {
  return str.endswith(latin1ToString(bytes), latin1ToString(suffix), start, end);
}

/** bytes.removeprefix() */
export function removeprefixBytes(bytes: Uint8Array, prefix: Uint8Array): Uint8Array {
  return startswithBytes(bytes, prefix) ? bytes.slice(prefix.length) : bytes;
}

/** bytes.removesuffix() */
export function removesuffixBytes(bytes: Uint8Array, suffix: Uint8Array): Uint8Array {
  return endswithBytes(bytes, suffix) ? bytes.slice(0, bytes.length - suffix.length) : bytes;
}

/** bytes.replace(); a negative count replaces all. */
export function replaceBytes(
  bytes: Uint8Array,
  old: Uint8Array,
  by: Uint8Array,
  maxCount = -1,
  fuel: Fuel = noFuel,
): Uint8Array {
  return stringToLatin1(str.replace(latin1ToString(bytes), latin1ToString(old), latin1ToString(by), maxCount, fuel));
}

function isBlank(byte: number | undefined): boolean {
  return byte === 32 || (byte !== undefined && byte >= 9 && byte <= 13);
}

/** bytes.split(): by blanks when `sep` is null. */
export function splitBytes(bytes: Uint8Array, sep: Uint8Array | null = null, maxsplit = -1): Uint8Array[] {
  if (sep !== null) return str.split(latin1ToString(bytes), latin1ToString(sep), maxsplit).map(stringToLatin1);
  const limit = maxsplit < 0 ? Infinity : maxsplit;
  const parts: Uint8Array[] = [];
  let at = 0;
  for (;;) {
    while (isBlank(bytes[at])) at++;
    if (at >= bytes.length) return parts;
    const start = at;
    if (parts.length >= limit) at = bytes.length;
    while (at < bytes.length && !isBlank(bytes[at])) at++;
    parts.push(bytes.slice(start, at));
  }
}

/** bytes.rsplit() */
export function rsplitBytes(bytes: Uint8Array, sep: Uint8Array | null = null, maxsplit = -1): Uint8Array[] {
  if (sep !== null) return str.rsplit(latin1ToString(bytes), latin1ToString(sep), maxsplit).map(stringToLatin1);
  const reversed = splitBytes(bytes.slice().reverse(), null, maxsplit);
  return reversed.map((part) => part.reverse()).reverse();
}

/** bytes.splitlines(): lines end with \n, \r or both. */
export function splitlinesBytes(bytes: Uint8Array, keepends = false): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== 10 && bytes[at] !== 13) continue;
    const end = at;
    if (bytes[at] === 13 && bytes[at + 1] === 10) at++;
    lines.push(bytes.slice(start, keepends ? at + 1 : end));
    start = at + 1;
  }
  if (start < bytes.length) lines.push(bytes.slice(start));
  return lines;
}

/** bytes.partition() */
export function partitionBytes(bytes: Uint8Array, sep: Uint8Array): Uint8Array[] {
  return str.partition(latin1ToString(bytes), latin1ToString(sep)).map(stringToLatin1);
}

/** bytes.rpartition() */
export function rpartitionBytes(bytes: Uint8Array, sep: Uint8Array): Uint8Array[] {
  return str.rpartition(latin1ToString(bytes), latin1ToString(sep)).map(stringToLatin1);
}

/** bytes.strip(), lstrip(), rstrip(): blanks when `chars` is null. */
export function stripBytes(bytes: Uint8Array, chars: Uint8Array | null = null, sides: StripSides = 'both'): Uint8Array {
  const strips = (at: number): boolean => (chars === null ? isBlank(bytes[at]) : chars.includes(bytes[at] as number));
  let start = 0;
  let end = bytes.length;
  if (sides !== 'right') while (start < end && strips(start)) start++;
  if (sides !== 'left') while (end > start && strips(end - 1)) end--;
  return bytes.slice(start, end);
}

/** bytes.ljust() */
export function ljustBytes(bytes: Uint8Array, width: number, fill = 32, fuel: Fuel = noFuel): Uint8Array {
  return stringToLatin1(str.ljust(latin1ToString(bytes), width, String.fromCharCode(fill), fuel));
}

/** bytes.rjust() */
export function rjustBytes(bytes: Uint8Array, width: number, fill = 32, fuel: Fuel = noFuel): Uint8Array {
  return stringToLatin1(str.rjust(latin1ToString(bytes), width, String.fromCharCode(fill), fuel));
}

/** bytes.center() */
export function centerBytes(bytes: Uint8Array, width: number, fill = 32, fuel: Fuel = noFuel): Uint8Array {
  return stringToLatin1(str.center(latin1ToString(bytes), width, String.fromCharCode(fill), fuel));
}

/** bytes.zfill() */
export function zfillBytes(bytes: Uint8Array, width: number, fuel: Fuel = noFuel): Uint8Array {
  return stringToLatin1(str.zfill(latin1ToString(bytes), width, fuel));
}

/** bytes.expandtabs() */
export function expandtabsBytes(bytes: Uint8Array, tabsize = 8, fuel: Fuel = noFuel): Uint8Array {
  return stringToLatin1(str.expandtabs(latin1ToString(bytes), tabsize, fuel));
}

/** bytes.translate(): `table` of 256 bytes or null, after the bytes in `remove` were dropped. */
export function translateBytes(bytes: Uint8Array, table: Uint8Array | null, remove: Uint8Array): Uint8Array {
  if (table !== null && table.length !== 256) throw valueError('translation table must be 256 characters long');
  const kept = remove.length === 0 ? bytes : bytes.filter((byte) => !remove.includes(byte));
  return table === null ? Uint8Array.from(kept) : kept.map((byte) => table[byte] as number);
}

/** bytes.maketrans() */
export function maketransBytes(from: Uint8Array, to: Uint8Array): Uint8Array {
  if (from.length !== to.length) throw valueError('maketrans arguments must have same length');
  const table = Uint8Array.from({ length: 256 }, (_, i) => i);
  from.forEach((byte, i) => (table[byte] = to[i] as number));
  return table;
}

/** bytes.hex(): `sep` (one ASCII character) goes between groups, counted from the right, or the left if negative. */
export function hexBytes(bytes: Uint8Array, sep: string | null = null, bytesPerSep = 1): string {
  const pairs = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
  if (sep === null) return pairs.join('');
  if (sep.length !== 1) throw valueError('sep must be length 1.');
  if (sep.charCodeAt(0) > 127) throw valueError('sep must be ASCII.');
  const size = Math.abs(bytesPerSep);
  if (size === 0) return pairs.join('');
  const groups: string[] = [];
  let start = 0;
  for (let end = bytesPerSep > 0 ? pairs.length % size || size : size; start < pairs.length; end += size) {
    groups.push(pairs.slice(start, end).join(''));
    start = end;
  }
  return groups.join(sep);
}

/** bytes.fromhex() */
export function bytesFromHex(text: string): Uint8Array {
  const wrong = (at: number): never => {
    throw valueError(`non-hexadecimal number found in fromhex() arg at position ${at.toString()}`);
  };
  const characters = Array.from(text);
  const foreign = characters.findIndex((char) => char > '\x7f');
  if (foreign >= 0) wrong(foreign);
  const result: number[] = [];
  const digit = (at: number): number => {
    const value = /^[0-9a-fA-F]$/.test(characters[at] as string) ? parseInt(characters[at] as string, 16) : -1;
    return value < 0 ? wrong(at) : value;
  };
  for (let at = 0; at < characters.length; at++) {
    if (isBlank(text.charCodeAt(at))) continue;
    const high = digit(at++);
    if (at === characters.length) {
      throw valueError('fromhex() arg must contain an even number of hexadecimal digits');
    }
    result.push(high * 16 + digit(at));
  }
  return Uint8Array.from(result);
}

const isUpper = (byte: number): boolean => byte >= 65 && byte <= 90;
const isLower = (byte: number): boolean => byte >= 97 && byte <= 122;
const isAlpha = (byte: number): boolean => isUpper(byte) || isLower(byte);
const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;
const toUpper = (byte: number): number => (isLower(byte) ? byte - 32 : byte);
const toLower = (byte: number): number => (isUpper(byte) ? byte + 32 : byte);

/** bytes.upper() */
export function upperBytes(bytes: Uint8Array): Uint8Array {
  return bytes.map(toUpper);
}

/** bytes.lower() */
export function lowerBytes(bytes: Uint8Array): Uint8Array {
  return bytes.map(toLower);
}

/** bytes.swapcase() */
export function swapcaseBytes(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => (isUpper(byte) ? toLower(byte) : toUpper(byte)));
}

/** bytes.capitalize() */
export function capitalizeBytes(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, i) => (i === 0 ? toUpper(byte) : toLower(byte)));
}

/** bytes.title() */
export function titleBytes(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, i) => (i > 0 && isAlpha(bytes[i - 1] as number) ? toLower(byte) : toUpper(byte)));
}

function every(bytes: Uint8Array, test: (byte: number) => boolean): boolean {
  return bytes.length > 0 && bytes.every(test);
}

/** bytes.isalpha() */
export function isalphaBytes(bytes: Uint8Array): boolean {
  return every(bytes, isAlpha);
}

/** bytes.isalnum() */
export function isalnumBytes(bytes: Uint8Array): boolean {
  return every(bytes, (byte) => isAlpha(byte) || isDigit(byte));
}

/** bytes.isdigit() */
export function isdigitBytes(bytes: Uint8Array): boolean {
  return every(bytes, isDigit);
}

/** bytes.isspace() */
export function isspaceBytes(bytes: Uint8Array): boolean {
  return every(bytes, isBlank);
}

/** bytes.isascii(): true for empty bytes too. */
export function isasciiBytes(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 128);
}

/** bytes.isupper() */
export function isupperBytes(bytes: Uint8Array): boolean {
  return bytes.some(isUpper) && !bytes.some(isLower);
}

/** bytes.islower() */
export function islowerBytes(bytes: Uint8Array): boolean {
  return bytes.some(isLower) && !bytes.some(isUpper);
}

/** bytes.istitle() */
export function istitleBytes(bytes: Uint8Array): boolean {
  return (
    bytes.some(isAlpha) &&
    bytes.every((byte, i) => {
      const afterLetter = i > 0 && isAlpha(bytes[i - 1] as number);
      return isUpper(byte) ? !afterLetter : !isLower(byte) || afterLetter;
    })
  );
}
