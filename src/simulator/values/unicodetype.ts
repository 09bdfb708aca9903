/**
 * Properties and case mappings of single characters, the same in every JavaScript engine.
 * Twin of Objects/unicodectype.c.
 *
 * The tables of unicodedb.ts are unpacked when first needed. A set of characters is written as alternating gaps and
 * lengths in base 36 (an empty length is 1). A mapping is written as runs `gap,count,stride,delta` separated by
 * semicolons, the gap counted from the start of the run before, then `|` and the mappings to several characters.
 */
import * as db from './unicodedb';

/** A set of code points as sorted, disjoint ranges: start, end (exclusive), start, end ... */
class CharSet {
  private bounds: Int32Array | null = null;

  constructor(private readonly packed: string) {}

  /** The ranges, unpacked on first use. */
  ranges(): Int32Array {
    this.bounds ??= unpackRanges(this.packed);
    return this.bounds;
  }

  has(code: number): boolean {
    return this.find(code) >= 0;
  }

  /** The first code point of the range that holds `code`, or -1. */
  find(code: number): number {
    const bounds = this.ranges();
    let low = 0;
    let high = bounds.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((bounds[middle] as number) <= code) low = middle + 1;
      else high = middle;
    }
    return (low & 1) === 1 ? (bounds[low - 1] as number) : -1;
  }
}

function unpackRanges(packed: string): Int32Array {
  const fields = packed.split(',');
  const bounds = new Int32Array(fields.length);
  let at = 0;
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i] as string;
    at += field === '' ? 1 : parseInt(field, 36);
    bounds[i] = at;
  }
  return bounds;
}

/** A case mapping of the characters that change. */
class CaseMap {
  private table: Map<number, string> | null = null;

  constructor(private readonly packed: string) {}

  get(code: number): string | undefined {
    this.table ??= unpackMapping(this.packed);
    return this.table.get(code);
  }
}

function unpackMapping(packed: string): Map<number, string> {
  const table = new Map<number, string>();
  const [runs, special] = packed.split('|') as [string, string];
  let start = 0;
  for (const run of runs.split(';')) {
    const [gap, count, stride, delta] = run.split(',').map((field) => parseInt(field, 36)) as [
      number,
      number,
      number,
      number,
    ];
    start += gap;
    for (let i = 0; i < count; i++) {
      const code = start + i * stride;
      table.set(code, String.fromCodePoint(code + delta));
    }
  }
  if (special !== '') {
    for (const entry of special.split(';')) {
      const [from, to] = entry.split('=') as [string, string];
      const codes = to.split(',').map((field) => parseInt(field, 36));
      table.set(parseInt(from, 36), String.fromCodePoint(...codes));
    }
  }
  return table;
}

const alpha = new CharSet(db.ALPHA);
const decimal = new CharSet(db.DECIMAL);
const digit = new CharSet(db.DIGIT);
const numeric = new CharSet(db.NUMERIC);
const nonPrintable = new CharSet(db.NONPRINTABLE);
const space = new CharSet(db.SPACE);
const upper = new CharSet(db.UPPER);
const lower = new CharSet(db.LOWER);
const title = new CharSet(db.TITLE);
const caseIgnorable = new CharSet(db.CASE_IGNORABLE);
const xidStart = new CharSet(db.XID_START);
const xidContinue = new CharSet(db.XID_CONTINUE);
const toUpper = new CaseMap(db.TO_UPPER);
const toLower = new CaseMap(db.TO_LOWER);
const toTitle = new CaseMap(db.TO_TITLE);
const toFold = new CaseMap(db.TO_FOLD);

function asciiLetter(code: number): boolean {
  const letter = code | 32;
  return letter >= 97 && letter <= 122;
}

/** Py_UNICODE_ISALPHA. */
export function isAlphaChar(code: number): boolean {
  return code < 128 ? asciiLetter(code) : alpha.has(code);
}

/** Py_UNICODE_ISDECIMAL. */
export function isDecimalChar(code: number): boolean {
  return code < 128 ? code >= 48 && code <= 57 : decimal.has(code);
}

/** Py_UNICODE_TODECIMAL: the digit's value, or -1. */
export function decimalValue(code: number): number {
  if (code < 128) return code >= 48 && code <= 57 ? code - 48 : -1;
  const start = decimal.find(code);
  // Adjacent sets of ten digits share a range.
  return start < 0 ? -1 : (code - start) % 10;
}

/** Py_UNICODE_ISDIGIT. */
export function isDigitChar(code: number): boolean {
  return isDecimalChar(code) || (code >= 128 && digit.has(code));
}

/** Py_UNICODE_ISNUMERIC. */
export function isNumericChar(code: number): boolean {
  return isDigitChar(code) || (code >= 128 && numeric.has(code));
}

/** Py_UNICODE_ISPRINTABLE. */
export function isPrintableChar(code: number): boolean {
  return code < 127 ? code >= 32 : !nonPrintable.has(code);
}

/** Py_UNICODE_ISSPACE. */
export function isSpaceChar(code: number): boolean {
  if (code < 128) return code === 32 || (code >= 9 && code <= 13) || (code >= 28 && code <= 31);
  return space.has(code);
}

/** Py_UNICODE_ISUPPER. */
export function isUpperChar(code: number): boolean {
  return code < 128 ? code >= 65 && code <= 90 : upper.has(code);
}

/** Py_UNICODE_ISLOWER. */
export function isLowerChar(code: number): boolean {
  return code < 128 ? code >= 97 && code <= 122 : lower.has(code);
}

/** Py_UNICODE_ISTITLE. */
export function isTitleChar(code: number): boolean {
  return code >= 128 && title.has(code);
}

/** _PyUnicode_IsCased. */
export function isCasedChar(code: number): boolean {
  return code < 128 ? asciiLetter(code) : lower.has(code) || upper.has(code) || title.has(code);
}

/** _PyUnicode_IsCaseIgnorable. */
export function isCaseIgnorableChar(code: number): boolean {
  return caseIgnorable.has(code);
}

/** _PyUnicode_IsXidStart, or the underscore: what an identifier may start with. */
export function isIdentifierStart(code: number): boolean {
  return code < 128 ? asciiLetter(code) || code === 95 : xidStart.has(code);
}

/** _PyUnicode_IsXidContinue: what an identifier may go on with. */
export function isIdentifierContinue(code: number): boolean {
  if (code < 128) return asciiLetter(code) || code === 95 || (code >= 48 && code <= 57);
  return xidStart.has(code) || xidContinue.has(code);
}

/** _PyUnicode_ToUpperFull. */
export function upperChar(code: number): string {
  return toUpper.get(code) ?? String.fromCodePoint(code);
}

/** _PyUnicode_ToLowerFull (without the rule for the final sigma). */
export function lowerChar(code: number): string {
  return toLower.get(code) ?? String.fromCodePoint(code);
}

/** _PyUnicode_ToTitleFull. */
export function titleChar(code: number): string {
  return toTitle.get(code) ?? upperChar(code);
}

/** _PyUnicode_ToFoldedFull. */
export function foldChar(code: number): string {
  return toFold.get(code) ?? lowerChar(code);
}

/**
 * Replaces every Unicode decimal digit by its ASCII twin and every blank by a space, as number parsers want it;
 * anything else that is not ASCII becomes '?'. A text that is all ASCII is returned as it is.
 * Twin of _PyUnicode_TransformDecimalAndSpaceToASCII.
 */
export function asciiDecimalAndSpace(text: string): string {
  if (isAsciiString(text)) return text;
  let result = '';
  for (const char of text) {
    const code = char.codePointAt(0) as number;
    if (isSpaceChar(code)) result += ' ';
    else if (code < 127) result += char;
    else {
      const value = decimalValue(code);
      // What follows a character that no number has cannot make it one.
      if (value < 0) return result + '?';
      result += value.toString();
    }
  }
  return result;
}

/** True when every character is ASCII. */
export function isAsciiString(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}
