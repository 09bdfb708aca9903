/**
 * Conversions of int: to and from text, bytes and float, and true division.
 * Twin of the conversion part of Objects/longobject.c.
 */
import { scaleByPowerOfTwo } from './floatrepr';
import { normInt, toBig } from './intnorm';
import type { PyInt } from './intnorm';
import { intAbs, intBitLength } from './intops';
import { noFuel, overflowError, valueError, ValueProblem } from './problem';
import type { Fuel } from './problem';
import { reprString } from './strrepr';
import { asciiDecimalAndSpace } from './unicodetype';

/** The default of sys.get_int_max_str_digits(). */
export const DEFAULT_MAX_STR_DIGITS = 4300;

/** Below this many digits the limit is never checked (_PY_LONG_MAX_STR_DIGITS_THRESHOLD). */
const MAX_STR_DIGITS_THRESHOLD = 640;

const LIMIT_HINT = 'use sys.set_int_max_str_digits() to increase the limit';

/** Conversions between base 10 and base 2 are worse than linear: charges the nanoseconds of one of `digits` digits. */
function chargeConversion(fuel: Fuel, digits: number): void {
  if (digits > 2000) fuel(Math.ceil((digits / 9) ** 1.585));
}

/** str(a). More digits than `maxDigits` (0: no limit) are an error. */
export function intToString(a: PyInt, maxDigits = DEFAULT_MAX_STR_DIGITS, fuel: Fuel = noFuel): string {
  if (typeof a === 'number') return a.toString();
  if (a < LARGE && a > -LARGE) return a.toString();
  const digits = Math.floor(intBitLength(a) * Math.LOG10E * Math.LN2);
  const tooMany = maxDigits > 0 && digits > maxDigits;
  if (!tooMany) {
    chargeConversion(fuel, digits);
    const text = a.toString();
    const length = text.length - (a < 0n ? 1 : 0);
    if (maxDigits === 0 || length <= maxDigits) return text;
  }
  throw valueError(`Exceeds the limit (${maxDigits.toString()} digits) for integer string conversion; ${LIMIT_HINT}`);
}

/** Ints below this have fewer digits than the threshold. */
const LARGE = 10n ** BigInt(MAX_STR_DIGITS_THRESHOLD);

/** bin(a) */
export function intToBin(a: PyInt): string {
  return prefixed(a, '0b', 2);
}

/** oct(a) */
export function intToOct(a: PyInt): string {
  return prefixed(a, '0o', 8);
}

/** hex(a) */
export function intToHex(a: PyInt): string {
  return prefixed(a, '0x', 16);
}

function prefixed(a: PyInt, prefix: string, base: number): string {
  return (a < 0 ? '-' : '') + prefix + intAbs(a).toString(base);
}

/** What int() reads from: shown in its error message. */
interface Source {
  readonly text: string;
  readonly repr: () => string;
}

/** int(text, base) for a str; base 0 reads the prefix. */
export function intFromString(
  text: string,
  base: PyInt = 10,
  maxDigits = DEFAULT_MAX_STR_DIGITS,
  fuel: Fuel = noFuel,
): PyInt {
  // The everyday case: a few plain digits.
  if (base === 10 && text.length < 16 && /^-?[0-9]+$/.test(text)) return Number(text) + 0;
  return parseInteger({ text: asciiDecimalAndSpace(text), repr: () => reprString(text) }, base, maxDigits, fuel);
}

/** int(data, base) for bytes, given as text of one character a byte; `repr` is their repr for the message. */
export function intFromBytesText(
  latin1: string,
  base: PyInt,
  repr: () => string,
  maxDigits = DEFAULT_MAX_STR_DIGITS,
  fuel: Fuel = noFuel,
): PyInt {
  return parseInteger({ text: latin1, repr }, base, maxDigits, fuel);
}

const prefixes: Record<string, number> = { b: 2, o: 8, x: 16 };

function parseInteger(source: Source, base: PyInt, maxDigits: number, fuel: Fuel): PyInt {
  if (base !== 0 && (base < 2 || base > 36)) throw valueError('int() base must be >= 2 and <= 36, or 0');
  const digits = splitDigits(source.text, Number(base));
  if (digits === null) {
    const repr = source.repr();
    const shown = repr.length <= 200 ? repr : Array.from(repr).slice(0, 200).join('');
    throw valueError(`invalid literal for int() with base ${base.toString()}: ${shown}`);
  }
  const { negative, text, radix } = digits;
  if ((radix & (radix - 1)) !== 0 && text.length > MAX_STR_DIGITS_THRESHOLD) {
    if (maxDigits > 0 && text.length > maxDigits) {
      throw valueError(
        `Exceeds the limit (${maxDigits.toString()} digits) for integer string conversion: ` +
          `value has ${text.length.toString()} digits; ${LIMIT_HINT}`,
      );
    }
    chargeConversion(fuel, text.length);
  }
  const magnitude = digitsToInt(text, radix);
  return normInt(negative ? -magnitude : magnitude);
}

interface Digits {
  readonly negative: boolean;
  readonly text: string;
  readonly radix: number;
}

/** Takes blanks, sign, prefix and underscores away; null when the text is not an integer. */
function splitDigits(source: string, base: number): Digits | null {
  const body = source.replace(/^[ \t-\r]+|[ \t-\r]+$/g, '');
  const signed = body.startsWith('-') || body.startsWith('+');
  let text = signed ? body.slice(1) : body;
  let radix = base;
  const prefix = text.startsWith('0') ? prefixes[text.charAt(1).toLowerCase()] : undefined;
  if (prefix !== undefined && (base === 0 || base === prefix)) {
    radix = prefix;
    text = text.slice(2);
    if (text.startsWith('_')) text = text.slice(1);
  } else if (base === 0) {
    // "010" was octal in Python 2; only zeros may start with a zero.
    if (text.startsWith('0') && !/^[0_]*$/.test(text)) return null;
    radix = 10;
  }
  if (text === '' || text.startsWith('_') || text.endsWith('_') || text.includes('__')) return null;
  text = text.replaceAll('_', '');
  for (let i = 0; i < text.length; i++) {
    const value = digitValue(text.charCodeAt(i));
    if (value < 0 || value >= radix) return null;
  }
  return { negative: body.startsWith('-'), text, radix };
}

/** The value of a digit or ASCII letter, or -1. */
function digitValue(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 122 ? letter - 87 : -1;
}

function digitsToInt(text: string, radix: number): number | bigint {
  if (text.length <= 10) return parseInt(text, radix);
  switch (radix) {
    case 10:
      return BigInt(text);
    case 2:
      return BigInt('0b' + text);
    case 8:
      return BigInt('0o' + text);
    case 16:
      return BigInt('0x' + text);
    default: {
      const half = text.length >> 1;
      const high = BigInt(digitsToInt(text.slice(0, half), radix));
      const low = BigInt(digitsToInt(text.slice(half), radix));
      return high * BigInt(radix) ** BigInt(text.length - half) + low;
    }
  }
}

/** float(a), rounded half to even. */
export function intToFloat(a: PyInt): number {
  if (typeof a === 'number') return a;
  const x = Number(a);
  if (!Number.isFinite(x)) throw overflowError('int too large to convert to float');
  return x;
}

/** a / b, correctly rounded whatever their sizes. */
export function intTrueDiv(a: PyInt, b: PyInt): number {
  if (b === 0) throw new ValueProblem('ZeroDivisionError', 'division by zero');
  if (typeof a === 'number' && typeof b === 'number') return a / b;
  const negative = a < 0 !== b < 0;
  const x = toBig(intAbs(a));
  const y = toBig(intAbs(b));
  if (x === 0n) return negative ? -0 : 0;
  // A quotient of at least 66 bits whose last bit remembers a remainder rounds as the exact one does.
  const shift = intBitLength(normInt(x)) - intBitLength(normInt(y)) - 66;
  if (shift < -1300) return negative ? -0 : 0;
  const scaledX = shift < 0 ? x << BigInt(-shift) : x;
  const scaledY = shift > 0 ? y << BigInt(shift) : y;
  let quotient = scaledX / scaledY;
  if (quotient * scaledY !== scaledX) quotient |= 1n;
  const result = scaleByPowerOfTwo(quotient, shift);
  if (result === Infinity) throw overflowError('integer division result too large for a float');
  return negative ? -result : result;
}

/** int.to_bytes(length, byteorder, signed) */
export function intToBytes(a: PyInt, length: PyInt, byteorder: string, signed: boolean): Uint8Array {
  const little = isLittle(byteorder);
  if (length < 0) throw valueError('length argument must be non-negative');
  if (a < 0 && !signed) throw overflowError("can't convert negative int to unsigned");
  const size = Number(length);
  const value = toBig(a);
  const bits = intBitLength(a < 0 ? normInt(-value - 1n) : a) + (signed && a !== 0 ? 1 : 0);
  if (bits > size * 8) throw overflowError('int too big to convert');
  const bytes = new Uint8Array(size);
  const hex = BigInt.asUintN(size * 8, value)
    .toString(16)
    .padStart(size * 2, '0');
  for (let i = 0; i < size; i++) {
    bytes[little ? size - 1 - i : i] = parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  }
  return bytes;
}

/** int.from_bytes(bytes, byteorder, signed) */
export function intFromBytes(bytes: Uint8Array, byteorder: string, signed: boolean): PyInt {
  const ordered = isLittle(byteorder) ? Uint8Array.from(bytes).reverse() : bytes;
  if (ordered.length === 0) return 0;
  let hex = '';
  for (const byte of ordered) hex += byte.toString(16).padStart(2, '0');
  const value = BigInt('0x' + hex);
  return normInt(signed ? BigInt.asIntN(ordered.length * 8, value) : value);
}

function isLittle(byteorder: string): boolean {
  if (byteorder !== 'little' && byteorder !== 'big') {
    throw valueError("byteorder must be either 'little' or 'big'");
  }
  return byteorder === 'little';
}
