/** `format()` of decimals. Twin of the format half of libmpdec's io.c. */
import { digitsOf, dropDigits, finite, isNan, toText, type Dec, type Rounding } from './decimalnumber';

const SPEC = /^(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([eEfFgGn%])?$/su;

function rounded(d: Dec, digits: number, rounding: Rounding): Dec {
  const size = digitsOf(d.coeff);
  if (size <= digits) return d;
  const { coeff } = dropDigits(d.coeff, size - digits, rounding, d.sign);
  const exp = d.exp + size - digits;
  return digitsOf(coeff) > digits ? finite(d.sign, coeff / 10n, exp + 1) : finite(d.sign, coeff, exp);
}

function fixed(d: Dec, digits: number, rounding: Rounding): Dec {
  return finite(d.sign, dropDigits(d.coeff, -digits - d.exp, rounding, d.sign).coeff, -digits);
}

function grouped(whole: string, separator: string): string {
  return whole.replace(/\B(?=(\d{3})+(?!\d))/g, separator);
}

/** The text; null: the specification is invalid. */
export function formatDecimal(d: Dec, spec: string, contextRounding: Rounding, capitals: boolean): string | null {
  const match = SPEC.exec(spec);
  if (match === null) return null;
  const [, fillText, alignText, sign = '-', noMinusZero, , zero, width, separator = '', precisionText, type = ''] = match;
  if (zero !== undefined && alignText !== undefined && fillText !== undefined) return null;
  const fill = zero !== undefined && alignText === undefined ? '0' : (fillText ?? ' ');
  const align = zero !== undefined && alignText === undefined ? '=' : (alignText ?? '>');
  const precision = precisionText === undefined ? null : Number(precisionText);
  let body: string;
  let negative = d.sign === 1;
  let whole = '';
  if (d.kind !== 'finite') {
    body = isNan(d) ? toText({ ...d, sign: 0 }) : 'Infinity';
    if (type === '%') body += '%';
  } else {
    let value = type === '%' ? { ...d, exp: d.exp + 2 } : d;
    const kind = type.toLowerCase();
    if (kind === 'e') {
      if (precision !== null) value = value.coeff === 0n ? value : rounded(value, precision + 1, contextRounding);
    } else if (kind === 'f' || kind === '%') {
      if (precision !== null) value = fixed(value, precision, contextRounding);
      else if (value.exp > 0) value = fixed(value, 0, contextRounding);
    } else if (precision !== null) value = rounded(value, Math.max(1, precision), contextRounding);
    if (noMinusZero !== undefined && value.coeff === 0n) negative = false;
    let digits = value.coeff.toString();
    const left = value.exp + digits.length;
    let point = left;
    if (kind === 'e') {
      point = 1;
      if (precision !== null && value.coeff === 0n) digits = '0'.repeat(precision + 1);
      else if (precision !== null) digits = digits.padEnd(precision + 1, '0');
    } else if (kind !== 'f' && kind !== '%') {
      point = value.exp <= 0 && left > -6 ? left : 1;
    }
    let fraction: string;
    if (point <= 0) {
      whole = '0';
      fraction = '0'.repeat(-point) + digits;
    } else {
      whole = digits.slice(0, point).padEnd(point, '0');
      fraction = digits.slice(point);
    }
    body = fraction === '' ? '' : `.${fraction}`;
    const exponent = kind === 'e' && value.coeff === 0n ? value.exp + (precision ?? 0) : left - point;
    if (kind === 'e' || exponent !== 0) {
      const letter = type === 'e' || type === 'g' || (type === '' && !capitals) ? 'e' : 'E';
      body += `${letter}${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
    }
    if (kind === '%') body += '%';
  }
  const prefix = negative ? '-' : sign === '-' ? '' : sign;
  const wanted = Number(width ?? 0);
  if (separator !== '' && d.kind === 'finite') {
    if (fill === '0' && align === '=') {
      while (prefix.length + grouped(whole, separator).length + body.length < wanted) whole = `0${whole}`;
    }
    whole = grouped(whole, separator);
  }
  const text = whole + body;
  const gap = Math.max(0, wanted - [...(prefix + text)].length);
  if (align === '<') return prefix + text + fill.repeat(gap);
  if (align === '^') return fill.repeat(gap >> 1) + prefix + text + fill.repeat(gap - (gap >> 1));
  return align === '=' ? prefix + fill.repeat(gap) + text : fill.repeat(gap) + prefix + text;
}

