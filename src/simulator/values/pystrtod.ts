/**
 * Doubles to text for one format code, and text to doubles.
 * Twin of Python/pystrtod.c (PyOS_double_to_string, PyOS_string_to_double).
 */
import { fixedDigits, isNegative, mayTieAt, shortestDigits, significantDigits } from './dtoa';
import type { Decimal } from './dtoa';

/** The format codes of PyOS_double_to_string: `r` is repr. */
export type FloatCode = 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'r';

/** The flags of PyOS_double_to_string. */
export interface FloatFlags {
  /** Py_DTSF_SIGN: a sign even when positive. */
  readonly sign?: boolean;
  /** Py_DTSF_ADD_DOT_0: make it look like a float. */
  readonly addDot0?: boolean;
  /** Py_DTSF_ALT: the '#' form, which keeps the point and trailing zeros. */
  readonly alternate?: boolean;
  /** Py_DTSF_NO_NEG_0: a value that prints as zero has no minus sign. */
  readonly noNegativeZero?: boolean;
}

const noFlags: FloatFlags = {};

function digitsFor(x: number, code: string, precision: number): Decimal {
  switch (code) {
    case 'f':
      return fixedDigits(x, precision);
    case 'r':
      return shortestDigits(x);
    default:
      return significantDigits(x, precision);
  }
}

/** Pads an exponent to the two digits that C prints. */
function exponentText(letter: string, exponent: number): string {
  const magnitude = Math.abs(exponent);
  return letter + (exponent < 0 ? '-' : '+') + (magnitude < 10 ? '0' : '') + magnitude.toString();
}

/** What JavaScript writes itself as C does: `f` without a tie to round, `r` in the range without an exponent. */
function plainText(x: number, code: FloatCode, precision: number, addDot0: boolean): string | null {
  const magnitude = Math.abs(x);
  if (code === 'r') {
    if (!(magnitude >= 1e-4 && magnitude < 1e16)) return null;
    return addDot0 && Number.isInteger(x) ? `${x}.0` : String(x);
  }
  if (code !== 'f' || !(magnitude < 1e21) || precision > 40 || mayTieAt(magnitude, precision)) return null;
  const text = magnitude.toFixed(precision);
  return isNegative(x) ? `-${text}` : text;
}

/** The text of a double, as PyOS_double_to_string gives it. `precision` is ignored for code `r`. */
export function doubleToString(x: number, code: FloatCode, precision: number, flags: FloatFlags = noFlags): string {
  if (flags.alternate !== true && flags.noNegativeZero !== true && flags.sign !== true) {
    const plain = plainText(x, code, precision, flags.addDot0 === true);
    if (plain !== null) return plain;
  }
  const upper = code === 'E' || code === 'F' || code === 'G';
  const lowerCode = upper ? code.toLowerCase() : code;
  if (!Number.isFinite(x)) {
    const sign = x < 0 ? '-' : flags.sign ? '+' : '';
    const text = sign + (Number.isNaN(x) ? 'nan' : 'inf');
    return upper ? text.toUpperCase() : text;
  }
  let wanted = precision;
  if (lowerCode === 'e') wanted++;
  else if (lowerCode === 'g' && wanted === 0) wanted = 1;
  const { digits, decpt: pointAt } = digitsFor(x, lowerCode, wanted);
  let negative = isNegative(x);
  if (flags.noNegativeZero && negative && (digits === '' || digits === '0')) negative = false;
  const sign = negative ? '-' : flags.sign ? '+' : '';
  return sign + layout(digits, pointAt, lowerCode, wanted, flags, upper ? 'E' : 'e');
}

/** Places digits, point, padding zeros and exponent. Follows format_float_short. */
function layout(
  digits: string,
  pointAt: number,
  code: string,
  precision: number,
  flags: FloatFlags,
  letter: string,
): string {
  let decpt = pointAt;
  let useExponent = false;
  let end = digits.length;
  switch (code) {
    case 'e':
      useExponent = true;
      end = precision;
      break;
    case 'f':
      end = decpt + precision;
      break;
    case 'g':
      if (decpt <= -4 || decpt > precision - (flags.addDot0 ? 1 : 0)) useExponent = true;
      if (flags.alternate) end = precision;
      break;
    default:
      if (decpt <= -4 || decpt > 16) useExponent = true;
  }
  let exponent = 0;
  if (useExponent) {
    exponent = decpt - 1;
    decpt = 1;
  }
  const start = decpt <= 0 ? decpt - 1 : 0;
  end = Math.max(end, !useExponent && flags.addDot0 ? decpt + 1 : decpt);
  // Positions run from `start` to `end`; outside the digits there are zeros; the point stands at `decpt`.
  const padded = '0'.repeat(-start) + digits + '0'.repeat(Math.max(0, end - digits.length));
  const whole = padded.slice(0, decpt - start);
  const fraction = padded.slice(decpt - start, end - start);
  let text = whole;
  if (fraction !== '' || flags.alternate) text += '.' + fraction;
  return useExponent ? text + exponentText(letter, exponent) : text;
}

const floatPattern = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|inf(?:inity)?|nan)$/i;

/**
 * Reads a float from text without blanks or underscores: decimal notation, `inf`, `infinity`, `nan`.
 * Returns null when the text is anything else.
 */
export function stringToDouble(text: string): number | null {
  if (!floatPattern.test(text)) return null;
  const first = text.charCodeAt(0);
  const signed = first === 43 || first === 45;
  const body = signed ? text.slice(1) : text;
  const letter = body.charCodeAt(0) | 32;
  let value: number;
  if (letter === 105) value = Infinity;
  else if (letter === 110) value = NaN;
  else value = Number(body);
  return first === 45 ? -value : value;
}

/**
 * Removes the underscores of a numeric text where each stands between two digits (PEP 515).
 * Returns null when one does not. Twin of _Py_string_to_number_with_underscores.
 */
export function withoutUnderscores(text: string): string | null {
  if (!text.includes('_')) return text;
  let result = '';
  let previous = '';
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === '_') {
      if (!isDigit(previous)) return null;
    } else {
      if (previous === '_' && !isDigit(c)) return null;
      result += c;
    }
    previous = c;
  }
  return previous === '_' ? null : result;
}

function isDigit(c: string): boolean {
  return c >= '0' && c <= '9' && c.length === 1;
}
