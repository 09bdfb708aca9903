/**
 * Pure operations of float: repr, reading text, rounding, ratios, hexadecimal form.
 * Twin of Objects/floatobject.c.
 */
import { decompose, divideHalfEven, fixedDigits, isNegative } from './dtoa';
import { normInt } from './intnorm';
import type { PyInt } from './intnorm';
import { overflowError, valueError } from './problem';
import { doubleToString, stringToDouble, withoutUnderscores } from './pystrtod';
import { reprString } from './strrepr';
import { asciiDecimalAndSpace } from './unicodetype';

const asFloat = { addDot0: true };

/** repr() and str() of a float. */
export function reprFloat(x: number): string {
  const magnitude = Math.abs(x);
  // Between these bounds JavaScript writes the same digits without an exponent.
  if (magnitude >= 1e-4 && magnitude < 1e16) return Number.isInteger(x) ? `${x.toString()}.0` : x.toString();
  return doubleToString(x, 'r', 0, asFloat);
}

/**
 * float(text). Takes blanks around, underscores between digits, and every Unicode decimal digit.
 */
export function floatFromString(text: string): number {
  const plain = asciiDecimalAndSpace(text).trim();
  const digits = withoutUnderscores(plain);
  const value = digits === null ? null : stringToDouble(digits);
  if (value === null) throw valueError(`could not convert string to float: ${reprString(text)}`);
  return value;
}

/** float.is_integer(). */
export function isInteger(x: number): boolean {
  return Number.isInteger(x);
}

/** float.as_integer_ratio(): numerator and (positive) denominator in lowest terms. */
export function asIntegerRatio(x: number): [PyInt, PyInt] {
  if (Number.isNaN(x)) throw valueError('cannot convert NaN to integer ratio');
  if (!Number.isFinite(x)) throw overflowError('cannot convert Infinity to integer ratio');
  if (Number.isSafeInteger(x)) return [x === 0 ? 0 : x, 1];
  const parts = decompose(x);
  let { mantissa, exponent } = parts;
  while (exponent < 0 && (mantissa & 1n) === 0n) {
    mantissa >>= 1n;
    exponent++;
  }
  if (parts.negative) mantissa = -mantissa;
  if (exponent >= 0) return [normInt(mantissa << BigInt(exponent)), 1];
  return [normInt(mantissa), normInt(1n << BigInt(-exponent))];
}

/** int(x): truncation, with the errors of int() for what is not a number. */
export function truncToInt(x: number): PyInt {
  if (Number.isNaN(x)) throw valueError('cannot convert float NaN to integer');
  if (!Number.isFinite(x)) throw overflowError('cannot convert float infinity to integer');
  const whole = Math.trunc(x);
  if (Number.isSafeInteger(whole)) return whole === 0 ? 0 : whole;
  return normInt(BigInt(whole));
}

/** Rounds to the nearest integral double, ties to even (C's rint). */
export function roundHalfEven(x: number): number {
  if (!Number.isFinite(x) || Number.isInteger(x)) return x;
  const floor = Math.floor(x);
  const distance = x - floor;
  let result = floor;
  if (distance > 0.5 || (distance === 0.5 && floor % 2 !== 0)) result = floor + 1;
  return result === 0 && x < 0 ? -0 : result;
}

/** round(x) without digits: an int. */
export function roundToInt(x: number): PyInt {
  return truncToInt(roundHalfEven(x));
}

/** round(x, ndigits): correctly rounded, ties (of the exact binary value) to even. */
export function roundToDigits(x: number, ndigits: PyInt): number {
  if (!Number.isFinite(x) || x === 0) return x;
  if (ndigits > 323) return x;
  if (ndigits < -308) return 0 * x;
  const { digits, decpt } = fixedDigits(x, Number(ndigits));
  if (digits === '') return 0 * x;
  const magnitude = Number(`0.${digits}e${decpt.toString()}`);
  if (magnitude === Infinity) throw overflowError('rounded value too large to represent');
  return isNegative(x) ? -magnitude : magnitude;
}

/** float.hex(). */
export function floatToHex(x: number): string {
  if (!Number.isFinite(x)) return reprFloat(x);
  const sign = isNegative(x) ? '-' : '';
  if (x === 0) return `${sign}0x0.0p+0`;
  const { mantissa, exponent } = decompose(x);
  const normal = mantissa >> 52n;
  const fraction = (mantissa & 0xfffffffffffffn).toString(16).padStart(13, '0');
  const power = exponent + 52;
  return `${sign}0x${normal.toString()}.${fraction}p${power < 0 ? '-' : '+'}${Math.abs(power).toString()}`;
}

const hexPattern = /^([+-]?)(?:(inf(?:inity)?|nan)|(?:0x)?([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([+-]?\d+))?)$/i;

/** float.fromhex(text). */
export function floatFromHex(text: string): number {
  const match = hexPattern.exec(text.replace(/^[ \t-\r]+|[ \t-\r]+$/g, ''));
  const sign = match?.[1] === '-' ? -1 : 1;
  const special = match?.[2];
  if (special !== undefined) return sign * (special.toLowerCase() === 'nan' ? NaN : Infinity);
  const whole = match?.[3] ?? '';
  const fraction = match?.[4] ?? '';
  if (match === null || whole + fraction === '') throw valueError('invalid hexadecimal floating-point string');
  const mantissa = BigInt('0x' + whole + fraction);
  if (mantissa === 0n) return sign * 0;
  const exponent = Number(match[5] ?? '0') - 4 * fraction.length;
  const magnitude = scaleByPowerOfTwo(mantissa, exponent);
  if (magnitude === Infinity) throw overflowError('hexadecimal value too large to represent as a float');
  return sign * magnitude;
}

/** mantissa * 2 ** exponent, rounded once, half to even; Infinity when it does not fit. `mantissa` is positive. */
export function scaleByPowerOfTwo(mantissa: bigint, exponent: number): number {
  const length = mantissa.toString(2).length;
  if (length + exponent > 1024) return Infinity;
  if (length + exponent < -1080) return 0;
  // Keep the 53 leading bits, or fewer where the result is subnormal.
  const lowest = Math.max(length + exponent - 53, -1074);
  const dropped = lowest - exponent;
  const kept = dropped > 0 ? divideHalfEven(mantissa, 1n << BigInt(dropped)) : mantissa << BigInt(-dropped);
  // Two exact steps: neither factor over- nor underflows before the product does.
  const half = Math.trunc(lowest / 2);
  return Number(kept) * 2 ** half * 2 ** (lowest - half);
}
