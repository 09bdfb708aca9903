/**
 * repr of complex numbers and reading them from text. Twin of Objects/complexobject.c.
 */
import { isNegative } from './dtoa';
import { valueError } from './problem';
import { doubleToString, stringToDouble, withoutUnderscores } from './pystrtod';
import { reprString } from './strrepr';
import { asciiDecimalAndSpace } from './unicodetype';

/** A complex number as its two parts. */
export interface Complex {
  readonly real: number;
  readonly imag: number;
}

const signed = { sign: true };

/** repr() and str() of a complex number. */
export function reprComplex({ real, imag }: Complex): string {
  if (real === 0 && !isNegative(real)) return doubleToString(imag, 'r', 0) + 'j';
  return `(${doubleToString(real, 'r', 0)}${doubleToString(imag, 'r', 0, signed)}j)`;
}

const part = '(?:(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?|inf(?:inity)?|nan)';
const realOnly = new RegExp(`^[+-]?${part}$`, 'i');
const general = new RegExp(`^([+-]?${part})?(?:([+-]?)(${part})?j)$`, 'i');

/** complex(text). */
export function complexFromString(text: string): Complex {
  const malformed = valueError('complex() arg is a malformed string');
  const digits = withoutUnderscores(asciiDecimalAndSpace(text));
  if (digits === null) throw valueError(`could not convert string to complex: ${reprString(text)}`);
  let body = trimSpaces(digits);
  if (body.startsWith('(')) {
    body = trimSpaces(body.slice(1));
    if (!body.endsWith(')')) throw malformed;
    body = trimSpaces(body.slice(0, -1));
  }
  if (realOnly.test(body)) return { real: stringToDouble(body) as number, imag: 0 };
  const match = splitComplex(body);
  if (match === null) throw malformed;
  return match;
}

function trimSpaces(text: string): string {
  return text.replace(/^[ \t-\r]+|[ \t-\r]+$/g, '');
}

/** Reads `<real><signed imaginary>j` or `<imaginary>j`; an imaginary part may be just a sign. */
function splitComplex(body: string): Complex | null {
  const match = general.exec(body);
  if (match === null) return null;
  const [, first, sign = '', magnitude] = match;
  if (first === undefined) return { real: 0, imag: imaginary(sign, magnitude) };
  // "1j": all of it was taken for the real part.
  if (sign === '' && magnitude === undefined) return { real: 0, imag: stringToDouble(first) as number };
  if (sign === '') return null;
  return { real: stringToDouble(first) as number, imag: imaginary(sign, magnitude) };
}

function imaginary(sign: string, magnitude: string | undefined): number {
  const value = magnitude === undefined ? 1 : (stringToDouble(magnitude) as number);
  return sign === '-' ? -value : value;
}
