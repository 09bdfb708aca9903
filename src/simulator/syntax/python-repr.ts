/**
 * `repr()` of constants, for `dump`. Twin of the repr functions of Python's str, bytes, int, float and complex.
 */
import type { ConstantValue } from './ast';
import { isPrintable } from './characters';

/** `repr` of a constant of the AST. */
export function reprConstant(value: ConstantValue): string {
  switch (value.type) {
    case 'none':
      return 'None';
    case 'ellipsis':
      return 'Ellipsis';
    case 'bool':
      return value.value ? 'True' : 'False';
    case 'int':
      return value.value.toString();
    case 'float':
      return reprFloat(value.value);
    case 'complex':
      return reprComplex(value.real, value.imag);
    case 'str':
      return reprString(value.value);
    case 'bytes':
      return reprBytes(value.value);
    case 'tuple':
      return `(${value.items.map(reprConstant).join(', ')}${value.items.length === 1 ? ',' : ''})`;
    case 'frozenset':
      return value.items.length === 0 ? 'frozenset()' : `frozenset({${value.items.map(reprConstant).join(', ')}})`;
  }
}

/** `repr` of a float: the shortest digits that read back the same, in CPython's notation. */
export function reprFloat(value: number): string {
  const text = floatDigits(value);
  return /[.en]/.test(text) ? text : `${text}.0`;
}

function floatDigits(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [mantissa, exponentText] = value.toExponential().split('e');
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) {
    const size = Math.abs(exponent).toString().padStart(2, '0');
    return `${mantissa}e${exponent < 0 ? '-' : '+'}${size}`;
  }
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '');
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  if (digits.length <= exponent + 1) return sign + digits.padEnd(exponent + 1, '0');
  return `${sign}${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}

function reprComplex(real: number, imag: number): string {
  const imaginary = floatDigits(imag);
  if (real === 0 && !Object.is(real, -0)) return `${imaginary}j`;
  return `(${floatDigits(real)}${imaginary.startsWith('-') ? '' : '+'}${imaginary}j)`;
}

/** `repr` of a str. */
export function reprString(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let result = quote;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (char === quote || char === '\\') result += `\\${char}`;
    else if (char === '\n') result += '\\n';
    else if (char === '\r') result += '\\r';
    else if (char === '\t') result += '\\t';
    else if (isPrintable(code)) result += char;
    else if (code < 0x100) result += `\\x${code.toString(16).padStart(2, '0')}`;
    else if (code < 0x10000) result += `\\u${code.toString(16).padStart(4, '0')}`;
    else result += `\\U${code.toString(16).padStart(8, '0')}`;
  }
  return result + quote;
}

function reprBytes(bytes: Uint8Array): string {
  const quote = bytes.includes(39) && !bytes.includes(34) ? '"' : "'";
  let result = `b${quote}`;
  for (const byte of bytes) {
    const char = String.fromCharCode(byte);
    if (char === quote || char === '\\') result += `\\${char}`;
    else if (char === '\n') result += '\\n';
    else if (char === '\r') result += '\\r';
    else if (char === '\t') result += '\\t';
    else if (byte >= 32 && byte < 127) result += char;
    else result += `\\x${byte.toString(16).padStart(2, '0')}`;
  }
  return result + quote;
}
