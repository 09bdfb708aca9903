/** Decimal numbers as text: reading, str(), formatting. Twin of libmpdec's io.c. */
import { digitCount, dropDigits, finite, infinity, isZero, DecContext, type Dec, type Rounding } from './decimal';
import { rescaled } from './decimalarithmetic';
import { valueError } from './problem';

const NUMBER = /^([-+])?(?:(?=\d|\.\d)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d+))?|inf(?:inity)?|(s)?nan(\d*))$/i;

/** A number from its text (without surrounding space); null when it is none. */
export function parseDecimal(text: string): Dec | null {
  const match = NUMBER.exec(text);
  if (match === null) return null;
  const negative = match[1] === '-';
  if (match[2] !== undefined || match[3] !== undefined) {
    const fraction = match[3] ?? '';
    const exponent = Number(match[4] ?? '0') - fraction.length;
    return finite(negative, BigInt(`${match[2] ?? ''}${fraction}` || '0'), exponent);
  }
  if (match[6] !== undefined) {
    const kind = match[5] === undefined ? 'nan' : 'snan';
    return { kind, negative, coefficient: BigInt(match[6] === '' ? '0' : match[6]), exponent: 0 };
  }
  return infinity(negative);
}

function specialText(a: Dec): string {
  if (a.kind === 'inf') return 'Infinity';
  const payload = a.coefficient === 0n ? '' : a.coefficient.toString();
  return `${a.kind === 'snan' ? 'sNaN' : 'NaN'}${payload}`;
}

/** `str()`, or with exponents that are multiples of three. */
export function decimalText(a: Dec, capitals: boolean, engineering = false): string {
  const sign = a.negative ? '-' : '';
  if (a.kind !== 'finite') return sign + specialText(a);
  const digits = a.coefficient.toString();
  const left = a.exponent + digits.length;
  let point: number;
  if (a.exponent <= 0 && left > -6) point = left;
  else if (!engineering) point = 1;
  else if (digits === '0') point = ((((left + 1) % 3) + 3) % 3) - 1;
  else point = ((((left - 1) % 3) + 3) % 3) + 1;
  let whole: string;
  let fraction: string;
  if (point <= 0) {
    whole = '0';
    fraction = `.${'0'.repeat(-point)}${digits}`;
  } else if (point >= digits.length) {
    whole = digits + '0'.repeat(point - digits.length);
    fraction = '';
  } else {
    whole = digits.slice(0, point);
    fraction = `.${digits.slice(point)}`;
  }
  const shown = left - point;
  const exponent = left === point ? '' : `${capitals ? 'E' : 'e'}${shown >= 0 ? '+' : ''}${shown}`;
  return sign + whole + fraction + exponent;
}

const SPEC = /^(?:([\s\S])?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([eEfFgGn%])?$/u;

function rounded(a: Dec, digits: number, rounding: Rounding): Dec {
  const drop = digitCount(a.coefficient) - digits;
  if (drop <= 0) return a;
  const { value } = dropDigits(a.coefficient, drop, a.negative, rounding);
  return finite(a.negative, value, a.exponent + drop);
}

/** Groups of three digits, padded with zeros to a width (Python's `_insert_thousands_sep`). */
function grouped(digits: string, separator: string, width: number): string {
  const groups: string[] = [];
  let rest = digits;
  let left = width;
  for (;;) {
    const length = Math.min(Math.max(rest.length, left, 1), 3);
    groups.unshift('0'.repeat(Math.max(0, length - rest.length)) + rest.slice(Math.max(0, rest.length - length)));
    rest = rest.slice(0, Math.max(0, rest.length - length));
    left -= length;
    if (rest === '' && left <= 0) break;
    left -= separator.length;
  }
  return groups.join(separator);
}

/** `format(decimal, spec)`. */
export function formatDecimal(a: Dec, spec: string, rounding: Rounding, capitals: boolean): string {
  const match = SPEC.exec(spec);
  if (match === null) throw valueError('invalid format string');
  const zeroPad = match[6] !== undefined;
  if (zeroPad && match[2] !== undefined) throw valueError('invalid format string');
  const fill = match[1] ?? (zeroPad ? '0' : ' ');
  const align = match[2] ?? (zeroPad ? '=' : '>');
  const signMode = match[3] ?? '-';
  const width = Number(match[7] ?? '0');
  const separator = match[8] ?? '';
  const precision = match[9] === undefined ? null : Number(match[9]);
  const type = match[10] === 'n' ? 'g' : (match[10] ?? '');
  const signOf = (negative: boolean): string => (negative ? '-' : signMode === '-' ? '' : signMode);
  const pad = (sign: string, body: string, filler = fill): string => {
    const missing = Math.max(0, width - sign.length - body.length);
    const padding = filler.repeat(missing);
    switch (align) {
      case '<':
        return sign + body + padding;
      case '^': {
        const before = Math.floor(missing / 2);
        return filler.repeat(before) + sign + body + filler.repeat(missing - before);
      }
      case '=':
        return sign + padding + body;
      default:
        return padding + sign + body;
    }
  };
  if (a.kind !== 'finite') {
    const body = specialText(a) + (type === '%' ? '%' : '');
    return zeroPad && match[2] === undefined
      ? `${signOf(a.negative)}${body}`.padStart(width, ' ')
      : pad(signOf(a.negative), body);
  }
  const kind = type === '' ? 'g' : type.toLowerCase();
  let value: Dec = type === '%' ? { ...a, exponent: a.exponent + 2 } : a;
  const fixed = kind === 'f' || type === '%';
  if (precision !== null) {
    if (kind === 'e') value = isZero(value) ? value : rounded(value, precision + 1, rounding);
    else if (fixed) value = rescaled(value, -precision, new DecContext(28, rounding));
    else if (digitCount(value.coefficient) > Math.max(precision, 1))
      value = rounded(value, Math.max(precision, 1), rounding);
  }
  if (isZero(value) && value.exponent > 0 && fixed) value = finite(value.negative, 0n, 0);
  const negative = value.negative && !(match[4] !== undefined && isZero(value));
  const digits = value.coefficient.toString();
  const left = value.exponent + digits.length;
  let point: number;
  if (kind === 'e') point = isZero(value) && precision !== null ? 1 - precision : 1;
  else if (fixed) point = left;
  else point = value.exponent <= 0 && left > -6 ? left : 1;
  let whole: string;
  let fraction: string;
  if (point < 0) {
    whole = '0';
    fraction = '0'.repeat(-point) + digits;
  } else if (point > digits.length) {
    whole = digits + '0'.repeat(point - digits.length);
    fraction = '';
  } else {
    whole = digits.slice(0, point) === '' ? '0' : digits.slice(0, point);
    fraction = digits.slice(point);
  }
  if (kind === 'e' && precision !== null && fraction.length < precision)
    fraction += '0'.repeat(precision - fraction.length);
  const exponent = left - point;
  let tail = fraction === '' ? (match[5] === undefined ? '' : '.') : `.${fraction}`;
  if (exponent !== 0 || kind === 'e') {
    const upper = type === 'E' || type === 'G' || (type === '' && capitals);
    tail += `${upper ? 'E' : 'e'}${exponent >= 0 ? '+' : ''}${exponent}`;
  }
  if (type === '%') tail += '%';
  const sign = signOf(negative);
  if (separator === '') return pad(sign, whole + tail);
  const least = zeroPad ? width - sign.length - tail.length : 0;
  return pad(sign, grouped(whole, separator, least) + tail);
}
