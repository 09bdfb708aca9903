/**
 * printf-style formatting, `text % values` and `bytes % values`: parsing, and the formatting of one value.
 * Twin of Objects/unicode_format.c and of the formatting in Objects/bytesobject.c.
 *
 * The caller walks a `PercentParser`. Before width and precision are parsed it is asked, through `PercentArguments`,
 * for the mapping's value and for the ints of `*`; so errors come up in CPython's order. bytes are parsed as a string
 * of one character a byte, and the result is put together in the same way.
 */
import { characters, charactersOf, hasSurrogates, strLength } from './codepoints';
import { intToString } from './intconv';
import { intAbs } from './intops';
import type { PyInt } from './intops';
import { noFuel, overflowError, typeError, valueError } from './problem';
import type { Fuel, ValueProblem } from './problem';
import { doubleToString } from './pystrtod';
import type { FloatCode } from './pystrtod';
import { chargeString } from './strmethods';

/** One conversion of a format. */
export interface Conversion {
  readonly left: boolean;
  readonly sign: boolean;
  readonly blank: boolean;
  readonly alternate: boolean;
  readonly zero: boolean;
  /** -1 when not given */
  readonly width: number;
  /** -1 when not given */
  readonly precision: number;
  /** The conversion character: one of diouxXeEfFgGcrsa (bytes: also b). */
  readonly type: string;
}

/** What the parser asks while it parses a conversion. */
export interface PercentArguments {
  /** There is a `%(`: raises `mappingRequired()` when the right operand is no mapping. */
  requireMapping(): void;
  /** `%(key)...`: makes that value of the mapping the only argument. */
  useKey(key: string): void;
  /**
   * `*`: the next argument, which must be an int. `limit` is the type it must fit, for the OverflowError
   * ("Python int too large to convert to C ssize_t"); see `starValue`.
   */
  nextInt(limit: 'ssize_t' | 'int'): number;
}

/** The int for a `*`; `value` is null when the argument is not an int. */
export function starValue(value: PyInt | null, limit: 'ssize_t' | 'int'): number {
  if (value === null) throw typeError('* wants int');
  const bits = limit === 'int' ? 31 : 63;
  if (value >= 2 ** bits || value < -(2 ** bits)) {
    throw overflowError(`Python int too large to convert to C ${limit}`);
  }
  return Number(value);
}

/** The TypeError when keys are used and the right operand is no mapping. */
export function mappingRequired(): ValueProblem {
  return typeError('format requires a mapping');
}

/** The TypeError when there are too few values. */
export function notEnoughArguments(): ValueProblem {
  return typeError('not enough arguments for format string');
}

/** The TypeError when there are too many values. */
export function notAllConverted(isBytes: boolean): ValueProblem {
  return typeError(`not all arguments converted during ${isBytes ? 'bytes' : 'string'} formatting`);
}

const SSIZE_MAX = 2 ** 63;
const INT_MAX = 2 ** 31 - 1;
const numeric = 'diouxXeEfFgG';

/** Splits a format into literal text and conversions, one at a time. */
export class PercentParser {
  private readonly chars: readonly string[];
  private at = 0;

  constructor(
    format: string,
    private readonly args: PercentArguments,
    private readonly isBytes = false,
  ) {
    this.chars = charactersOf.of(format);
  }

  /** The next literal text or conversion, or null at the end. */
  next(): string | Conversion | null {
    const { chars } = this;
    if (this.at >= chars.length) return null;
    if (chars[this.at] !== '%') {
      const start = this.at;
      while (this.at < chars.length && chars[this.at] !== '%') this.at++;
      return chars.slice(start, this.at).join('');
    }
    this.at++;
    if (chars[this.at] === '%') {
      this.at++;
      return '%';
    }
    return this.conversion();
  }

  private conversion(): Conversion {
    if (this.chars[this.at] === '(') {
      this.args.requireMapping();
      this.args.useKey(this.key());
    }
    const flags = this.flags();
    let { left } = flags;
    let width: number;
    if (this.chars[this.at] === '*') {
      this.at++;
      width = this.args.nextInt('ssize_t');
      if (width < 0) {
        left = true;
        width = -width;
      }
    } else width = this.number(-1, SSIZE_MAX, 'width too big');
    const precision = this.precision();
    const modifier = this.chars[this.at];
    if (modifier === 'h' || modifier === 'l' || modifier === 'L') this.at++;
    const type = this.chars[this.at++];
    if (type === undefined) throw valueError('incomplete format');
    return { ...flags, left, width, precision, type };
  }

  private key(): string {
    const start = ++this.at;
    let open = 1;
    while (this.at < this.chars.length) {
      const char = this.chars[this.at++];
      if (char === '(') open++;
      else if (char === ')' && --open === 0) return this.chars.slice(start, this.at - 1).join('');
    }
    throw valueError('incomplete format key');
  }

  private flags(): { left: boolean; sign: boolean; blank: boolean; alternate: boolean; zero: boolean } {
    const flags = { left: false, sign: false, blank: false, alternate: false, zero: false };
    for (; this.at < this.chars.length; this.at++) {
      switch (this.chars[this.at]) {
        case '-':
          flags.left = true;
          break;
        case '+':
          flags.sign = true;
          break;
        case ' ':
          flags.blank = true;
          break;
        case '#':
          flags.alternate = true;
          break;
        case '0':
          flags.zero = true;
          break;
        default:
          return flags;
      }
    }
    return flags;
  }

  private precision(): number {
    if (this.chars[this.at] !== '.') return -1;
    this.at++;
    if (this.chars[this.at] === '*') {
      this.at++;
      return Math.max(0, this.args.nextInt('int'));
    }
    return this.number(0, INT_MAX + 1, this.isBytes ? 'prec too big' : 'precision too big');
  }

  private number(absent: number, limit: number, message: string): number {
    let value = absent;
    for (; this.at < this.chars.length; this.at++) {
      const digit = (this.chars[this.at] as string).charCodeAt(0) - 48;
      if (digit < 0 || digit > 9) break;
      value = Math.max(value, 0) * 10 + digit;
      if (value >= limit) throw valueError(message);
    }
    return value;
  }

  /** The error for a conversion character that there is not; to be raised once the argument was taken. */
  unsupported(conversion: Conversion): ValueProblem {
    const code = conversion.type.codePointAt(0) as number;
    const shown = code >= 32 && code < 127 ? conversion.type : '?';
    const index = (this.at - 1).toString();
    return valueError(`unsupported format character '${shown}' (0x${code.toString(16)}) at index ${index}`);
  }
}

/** The TypeError for a value that is no number: `typeName` is the value's type. */
export function wrongNumberType(type: string, typeName: string, isBytes: boolean): ValueProblem {
  if ('oxX'.includes(type)) return typeError(`%${type} format: an integer is required, not ${typeName}`);
  if ('diu'.includes(type)) return typeError(`%${type} format: a real number is required, not ${typeName}`);
  return typeError(isBytes ? `float argument required, not ${typeName}` : `must be real number, not ${typeName}`);
}

/** Formats an int for d, i, u, o, x, X. */
export function percentInt(conversion: Conversion, value: PyInt, fuel: Fuel = noFuel, maxDigits?: number): string {
  const { type, precision } = conversion;
  const magnitude = intAbs(value);
  let digits: string;
  if (type === 'x' || type === 'X') digits = magnitude.toString(16);
  else if (type === 'o') digits = magnitude.toString(8);
  else digits = intToString(magnitude, maxDigits, fuel);
  if (type === 'X') digits = digits.toUpperCase();
  chargeString(precision, fuel);
  const prefix = conversion.alternate && 'oxX'.includes(type) ? `0${type}` : '';
  return layout(conversion, value < 0, prefix, digits.padStart(precision, '0'), fuel);
}

/** Formats a float for e, E, f, F, g, G. */
export function percentFloat(conversion: Conversion, value: number, fuel: Fuel = noFuel): string {
  const precision = conversion.precision < 0 ? 6 : conversion.precision;
  chargeString(precision, fuel);
  const text = doubleToString(value, conversion.type as FloatCode, precision, { alternate: conversion.alternate });
  const negative = text.startsWith('-');
  return layout(conversion, negative, '', negative ? text.slice(1) : text, fuel);
}

/** Formats a character for c; its value is checked by the caller with `percentCharCode` or is a str of length 1. */
export function percentChar(conversion: Conversion, char: string, fuel: Fuel = noFuel): string {
  return padText(conversion, char, fuel);
}

/** The character of an int for c. */
export function percentCharCode(value: PyInt, isBytes: boolean): string {
  if (value < 0 || value >= (isBytes ? 256 : 0x110000)) {
    throw overflowError(`%c arg not in range(${isBytes ? '256' : '0x110000'})`);
  }
  return String.fromCodePoint(Number(value));
}

/** Formats text for s, r, a (and b): cut to the precision, padded to the width. */
export function percentText(conversion: Conversion, text: string, fuel: Fuel = noFuel): string {
  const { precision } = conversion;
  if (precision < 0 || precision >= text.length) return padText(conversion, text, fuel);
  const cut = hasSurrogates(text) ? characters(text).slice(0, precision).join('') : text.slice(0, precision);
  return padText(conversion, cut, fuel);
}

function padText({ width, left }: Conversion, text: string, fuel: Fuel): string {
  const padding = width - strLength(text);
  if (padding <= 0) return text;
  chargeString(width, fuel);
  const blanks = ' '.repeat(padding);
  return left ? text + blanks : blanks + text;
}

/** Sign, prefix, zeros and digits of a number. */
function layout(conversion: Conversion, negative: boolean, prefix: string, digits: string, fuel: Fuel): string {
  let sign = '';
  if (negative) sign = '-';
  else if (conversion.sign) sign = '+';
  else if (conversion.blank) sign = ' ';
  const { width } = conversion;
  chargeString(width, fuel);
  if (conversion.zero && !conversion.left) {
    return sign + prefix + digits.padStart(width - sign.length - prefix.length, '0');
  }
  const text = sign + prefix + digits;
  return conversion.left ? text.padEnd(width) : text.padStart(width);
}

/** True for the conversions that take numbers. */
export function isNumericConversion(type: string): boolean {
  return numeric.includes(type);
}
