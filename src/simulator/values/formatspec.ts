/**
 * The format specification mini-language: `format(value, spec)` for int, float, complex and str.
 * Twin of Python/formatter_unicode.c.
 *
 * A spec that is empty means str(value) and never comes here: that is decided by the type's __format__.
 */
import { characters, strLength } from './codepoints';
import { isNegative } from './dtoa';
import { intToFloat, intToString } from './intconv';
import { intAbs } from './intops';
import type { PyInt } from './intops';
import { Memo } from './memo';
import { noFuel, overflowError, valueError } from './problem';
import type { Fuel, ValueProblem } from './problem';
import { doubleToString } from './pystrtod';
import type { FloatCode } from './pystrtod';
import { chargeString } from './strmethods';
import { decimalValue } from './unicodetype';
import type { Complex } from './complexrepr';

/** A parsed format specification. */
export interface FormatSpec {
  readonly fill: string;
  readonly align: string;
  readonly alternate: boolean;
  readonly noNegativeZero: boolean;
  readonly sign: string;
  /** -1 when not given */
  readonly width: number;
  readonly thousands: '' | ',' | '_';
  /** -1 when not given */
  readonly precision: number;
  readonly fractionThousands: '' | ',' | '_';
  /** The presentation type, '' when there is neither one in the spec nor a default. */
  readonly type: string;
}

/** The largest Py_ssize_t, beyond which a width is an error. */
const SSIZE_MAX = 2 ** 63;

function unknownType(type: string, typeName: string): ValueProblem {
  return valueError(`Unknown format code '${shownType(type)}' for object of type '${typeName}'`);
}

function shownType(type: string): string {
  const code = type.codePointAt(0) ?? 0;
  return code > 32 && code < 128 ? type : `\\x${code.toString(16)}`;
}

function bothSeparators(): ValueProblem {
  return valueError("Cannot specify both ',' and '_'.");
}

function separatorWith(separator: string, type: string): ValueProblem {
  return valueError(`Cannot specify '${separator}' with '${shownType(type)}'.`);
}

/** Reads the spec character by character. */
class Reader {
  private at = 0;

  constructor(private readonly chars: readonly string[]) {}

  peek(ahead = 0): string {
    return this.chars[this.at + ahead] ?? '';
  }

  take(char: string): boolean {
    if (this.peek() !== char) return false;
    this.at++;
    return true;
  }

  next(): string {
    const char = this.peek();
    this.at++;
    return char;
  }

  /** Reads digits of any script; -1 when there are none. */
  integer(): number {
    let value = 0;
    const start = this.at;
    for (; this.at < this.chars.length; this.at++) {
      const digit = decimalValue(this.peek().codePointAt(0) as number);
      if (digit < 0) break;
      value = value * 10 + digit;
      if (value >= SSIZE_MAX) throw valueError('Too many decimal digits in format string');
    }
    return this.at === start ? -1 : value;
  }

  /** Reads a grouping option; both are an error, one of them twice is left for the caller to stumble over. */
  separator(): '' | ',' | '_' {
    let result: '' | ',' | '_' = '';
    if (this.take(',')) result = ',';
    if (this.take('_')) {
      if (result !== '') throw bothSeparators();
      result = '_';
    }
    if (this.peek() === ',' && result === '_') throw bothSeparators();
    return result;
  }

  get left(): number {
    return this.chars.length - this.at;
  }
}

function isAlign(char: string): boolean {
  return char === '<' || char === '>' || char === '=' || char === '^';
}

/** A specification while it is parsed. */
type Unfinished = { -readonly [K in keyof FormatSpec]: FormatSpec[K] };

/** Specifications by what their type takes for granted. */
const strSpecs = new Memo((spec) => parseFormatSpec(spec, 's', '<'));
const intSpecs = new Memo((spec) => parseFormatSpec(spec, 'd', '>'));
const numberSpecs = new Memo((spec) => parseFormatSpec(spec, '', '>'));

/** The parsed specification; `typeName` is for the message. */
function specOf(specs: Memo<FormatSpec | null>, spec: string, typeName: string): FormatSpec {
  const result = specs.of(spec);
  if (result === null) throw valueError(`Invalid format specifier '${spec}' for object of type '${typeName}'`);
  return result;
}

/** Parses a format specification; null: something is left over. */
export function parseFormatSpec(spec: string, defaultType: string, defaultAlign: '<' | '>'): FormatSpec | null {
  const reader = new Reader(characters(spec));
  const result: Unfinished = {
    fill: ' ',
    align: defaultAlign,
    alternate: false,
    noNegativeZero: false,
    sign: '',
    width: -1,
    thousands: '',
    precision: -1,
    fractionThousands: '',
    type: defaultType,
  };
  let fillGiven = false;
  let alignGiven = false;
  if (isAlign(reader.peek(1))) {
    result.fill = reader.next();
    result.align = reader.next();
    fillGiven = true;
    alignGiven = true;
  } else if (isAlign(reader.peek())) {
    result.align = reader.next();
    alignGiven = true;
  }
  if (reader.peek() === ' ' || reader.peek() === '+' || reader.peek() === '-') result.sign = reader.next();
  result.noNegativeZero = reader.take('z');
  result.alternate = reader.take('#');
  if (!fillGiven && reader.take('0')) {
    result.fill = '0';
    if (!alignGiven && defaultAlign === '>') result.align = '=';
  }
  result.width = reader.integer();
  result.thousands = reader.separator();
  if (reader.take('.')) {
    result.precision = reader.integer();
    result.fractionThousands = reader.separator();
    if (result.precision < 0 && result.fractionThousands === '') {
      throw valueError('Format specifier missing precision');
    }
  }
  if (reader.left > 1) return null;
  if (reader.left === 1) result.type = reader.next();
  checkSeparators(result);
  return result;
}

function checkSeparators({ thousands, fractionThousands, type }: FormatSpec): void {
  if (thousands !== '') {
    const allowed = thousands === '_' ? 'defgEG%FboxX' : 'defgEG%F';
    if (type !== '' && !allowed.includes(type)) throw separatorWith(thousands, type);
  }
  if (type === 'n' && fractionThousands !== '') throw separatorWith(fractionThousands, type);
}

/** The parts of a number before padding and grouping. */
interface NumberParts {
  negative: boolean;
  prefix: string;
  /** The digits before the point; '' for the character of type 'c'. */
  digits: string;
  /** '.' or '' */
  point: string;
  fraction: string;
  /** The exponent, a percent sign, or the character of type 'c'. */
  remainder: string;
}

/** Groups digits from the right, filling with zeros up to `minWidth` characters in all. */
function groupDigits(digits: string, size: number, separator: string, minWidth: number): string {
  if (separator === '') return digits.padStart(minWidth, '0');
  const groups: string[] = [];
  let end = digits.length;
  let width = minWidth;
  do {
    const length = Math.min(size, Math.max(end, width, 1));
    groups.push(digits.slice(Math.max(0, end - length), Math.max(0, end)).padStart(length, '0'));
    end -= length;
    width -= length + 1;
  } while (end > 0 || width >= 0);
  return groups.reverse().join(separator);
}

function groupFraction(fraction: string, separator: string): string {
  if (separator === '') return fraction;
  const groups: string[] = [];
  for (let i = 0; i < fraction.length; i += 3) groups.push(fraction.slice(i, i + 3));
  return groups.join(separator);
}

function signText(spec: FormatSpec, negative: boolean): string {
  if (negative) return '-';
  return spec.sign === '+' || spec.sign === ' ' ? spec.sign : '';
}

/** Puts sign, prefix, grouped digits and padding together. */
function layoutNumber(spec: FormatSpec, parts: NumberParts, fuel: Fuel): string {
  const sign = signText(spec, parts.negative);
  const fraction = groupFraction(parts.fraction, spec.fractionThousands);
  const rest = parts.point + fraction + parts.remainder;
  chargeString(Math.max(spec.width, parts.digits.length + rest.length), fuel);
  const others = sign.length + parts.prefix.length + strLength(rest);
  const zeroFill = spec.fill === '0' && spec.align === '=' ? spec.width - others : 0;
  const size = 'boxX'.includes(spec.type) && spec.type !== '' ? 4 : 3;
  const digits = parts.digits === '' ? '' : groupDigits(parts.digits, size, spec.thousands, Math.max(0, zeroFill));
  const padding = spec.width - others - digits.length;
  const body = digits + rest;
  if (padding <= 0) return sign + parts.prefix + body;
  switch (spec.align) {
    case '<':
      return sign + parts.prefix + body + spec.fill.repeat(padding);
    case '=':
      return sign + parts.prefix + spec.fill.repeat(padding) + body;
    case '^': {
      const left = padding >> 1;
      return spec.fill.repeat(left) + sign + parts.prefix + body + spec.fill.repeat(padding - left);
    }
    default:
      return spec.fill.repeat(padding) + sign + parts.prefix + body;
  }
}

/** Pads plain text to the spec's width. */
function pad(spec: FormatSpec, text: string, fuel: Fuel): string {
  const padding = spec.width - strLength(text);
  if (padding <= 0) return text;
  chargeString(spec.width, fuel);
  if (spec.align === '>') return spec.fill.repeat(padding) + text;
  const left = spec.align === '^' ? Math.floor(padding / 2) : 0;
  return spec.fill.repeat(left) + text + spec.fill.repeat(padding - left);
}

/** str.__format__ */
export function formatStr(value: string, spec: string, fuel: Fuel = noFuel, typeName = 'str'): string {
  const format = specOf(strSpecs, spec, typeName);
  if (format.type !== 's') throw unknownType(format.type, typeName);
  if (format.sign !== '') {
    throw valueError(
      format.sign === ' '
        ? 'Space not allowed in string format specifier'
        : 'Sign not allowed in string format specifier',
    );
  }
  if (format.noNegativeZero) {
    throw valueError('Negative zero coercion (z) not allowed in string format specifier');
  }
  if (format.alternate) throw valueError('Alternate form (#) not allowed in string format specifier');
  if (format.align === '=') throw valueError("'=' alignment not allowed in string format specifier");
  const shown =
    format.precision >= 0 && format.precision < value.length
      ? characters(value).slice(0, format.precision).join('')
      : value;
  return pad(format, shown, fuel);
}

/** int.__format__ (and bool's, with its own type name in messages). */
export function formatInt(
  value: PyInt,
  spec: string,
  fuel: Fuel = noFuel,
  typeName = 'int',
  maxDigits?: number,
): string {
  const format = specOf(intSpecs, spec, typeName);
  switch (format.type) {
    case 'b':
    case 'c':
    case 'd':
    case 'o':
    case 'x':
    case 'X':
    case 'n':
      return formatWhole(value, format, fuel, maxDigits);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case '%':
      return formatParsedFloat(intToFloat(value), format, fuel);
    default:
      throw unknownType(format.type, typeName);
  }
}

const bases: Record<string, number> = { b: 2, o: 8, x: 16, X: 16 };

function formatWhole(value: PyInt, format: FormatSpec, fuel: Fuel, maxDigits: number | undefined): string {
  if (format.precision !== -1) throw valueError('Precision not allowed in integer format specifier');
  if (format.noNegativeZero) {
    throw valueError('Negative zero coercion (z) not allowed in integer format specifier');
  }
  const parts: NumberParts = { negative: value < 0, prefix: '', digits: '', point: '', fraction: '', remainder: '' };
  if (format.type === 'c') {
    if (format.sign !== '') throw valueError("Sign not allowed with integer format specifier 'c'");
    if (format.alternate) throw valueError("Alternate form (#) not allowed with integer format specifier 'c'");
    if (value < -(2 ** 63) || value >= 2 ** 63) throw overflowError('Python int too large to convert to C long');
    if (value < 0 || value > 0x10ffff) throw overflowError('%c arg not in range(0x110000)');
    parts.remainder = String.fromCodePoint(Number(value));
  } else {
    const base = bases[format.type];
    if (base === undefined) {
      parts.digits = intToString(intAbs(value), maxDigits, fuel);
    } else {
      parts.digits = intAbs(value).toString(base);
      if (format.type === 'X') parts.digits = parts.digits.toUpperCase();
      if (format.alternate) parts.prefix = `0${format.type}`;
    }
  }
  return layoutNumber(format, parts, fuel);
}

/** float.__format__ */
export function formatFloat(value: number, spec: string, fuel: Fuel = noFuel, typeName = 'float'): string {
  const format = specOf(numberSpecs, spec, typeName);
  if (format.type !== '' && !'eEfFgGn%'.includes(format.type)) throw unknownType(format.type, typeName);
  return formatParsedFloat(value, format, fuel);
}

/** The largest C int: the bound of a precision. */
const INT_MAX = 2147483647;

/** The digits of a float for a spec, with '%' already multiplied. */
function floatText(value: number, format: FormatSpec, fuel: Fuel, extraPrecision = 0): string {
  if (format.precision > INT_MAX) throw valueError('precision too big');
  let type = format.type;
  let precision = format.precision + (format.precision < 0 ? 0 : extraPrecision);
  let shown = value;
  let addDot0 = false;
  if (type === '') {
    // Like 'g', but with one digit after the point at least, and repr's digits when no precision is given.
    type = 'r';
    addDot0 = true;
  } else if (type === 'n') type = 'g';
  else if (type === '%') {
    type = 'f';
    shown = value * 100;
  }
  if (precision < 0) precision = type === 'r' ? 0 : 6;
  else if (type === 'r') type = 'g';
  chargeString(precision, fuel);
  const flags = { addDot0, alternate: format.alternate, noNegativeZero: format.noNegativeZero };
  return doubleToString(shown, type as FloatCode, precision, flags) + (format.type === '%' ? '%' : '');
}

const POINT = 46;

/** Where the digits that begin at an index end. */
function digitsEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end++;
  return end;
}

/** Splits the text of a float into the parts of a number. */
function splitFloat(text: string): NumberParts {
  const negative = text.startsWith('-');
  const body = negative ? text.slice(1) : text;
  const whole = digitsEnd(body, 0);
  const point = body.charCodeAt(whole) === POINT ? '.' : '';
  const end = digitsEnd(body, whole + point.length);
  return {
    negative,
    prefix: '',
    digits: body.slice(0, whole),
    point,
    fraction: body.slice(whole + point.length, end),
    remainder: body.slice(end),
  };
}

function formatParsedFloat(value: number, format: FormatSpec, fuel: Fuel): string {
  return layoutNumber(format, splitFloat(floatText(value, format, fuel)), fuel);
}

/** complex.__format__ */
export function formatComplex(value: Complex, spec: string, fuel: Fuel = noFuel, typeName = 'complex'): string {
  const format = specOf(numberSpecs, spec, typeName);
  if (format.type !== '' && !'eEfFgGn'.includes(format.type)) throw unknownType(format.type, typeName);
  if (format.fill === '0') throw valueError('Zero padding is not allowed in complex format specifier');
  if (format.align === '=') throw valueError("'=' alignment flag is not allowed in complex format specifier");
  // Without a type it looks like str(): parentheses, and no real part when that is a positive zero.
  const bare = format.type === '';
  const plain = { ...format, width: -1, fill: '\0' };
  const skipReal = bare && value.real === 0 && !isNegative(value.real);
  const [real, imag] = [value.real, value.imag].map((part) => {
    const text = bare ? bareComplexPart(part, format, fuel) : floatText(part, format, fuel);
    return splitFloat(text);
  }) as [NumberParts, NumberParts];
  const realText = skipReal ? '' : layoutNumber(plain, real, fuel);
  const imagText = layoutNumber(skipReal ? plain : { ...plain, sign: '+' }, imag, fuel);
  const text = bare && !skipReal ? `(${realText}${imagText}j)` : `${realText}${imagText}j`;
  return pad(format, text, fuel);
}

/** A part of a complex number without a type: repr's digits (or 'g'), never with '.0' added. */
function bareComplexPart(part: number, format: FormatSpec, fuel: Fuel): string {
  if (format.precision >= 0) return floatText(part, { ...format, type: 'g' }, fuel);
  const flags = { alternate: format.alternate, noNegativeZero: format.noNegativeZero };
  return doubleToString(part, 'r', 0, flags);
}
